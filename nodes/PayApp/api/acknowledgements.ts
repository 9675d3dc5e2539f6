/** payapp.txt: the sample handler; only the bare word counts */
export const ANSWERS = { accepted: 'SUCCESS', refused: 'FAIL' };
