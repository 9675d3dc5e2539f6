/** Not documented by GMPay; these words satisfy the providers that resemble it */
export const ACKNOWLEDGEMENT = { accepted: 'SUCCESS', refused: 'FAIL' };
