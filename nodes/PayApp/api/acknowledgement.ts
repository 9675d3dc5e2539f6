/** payapp.txt: the sample handler; only the bare word counts */
export const ACKNOWLEDGEMENT = { accepted: 'SUCCESS', refused: 'FAIL' };
