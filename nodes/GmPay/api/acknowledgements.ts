/** Not documented by GMPay; these words satisfy the providers that resemble it */
export const ANSWERS = { accepted: 'SUCCESS', refused: 'FAIL' };
