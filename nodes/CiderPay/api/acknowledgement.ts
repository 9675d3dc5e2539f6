/** Not documented by CiderPay; what the same company's sister product expects (payapp.txt) */
export const ACKNOWLEDGEMENT = { accepted: 'SUCCESS', refused: 'FAIL' };
