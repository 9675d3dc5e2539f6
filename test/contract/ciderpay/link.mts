/** Parameters of a payment link */
export const LINK = { goodsName: '꽃', goodsPrice: 1000, goodsDescription: '빨간 꽃' };
