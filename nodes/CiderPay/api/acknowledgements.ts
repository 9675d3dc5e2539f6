/** Not documented by CiderPay; what the same company's sister product expects (payapp.txt) */
export const ANSWERS = { accepted: 'SUCCESS', refused: 'FAIL' };
