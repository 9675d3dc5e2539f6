/** What buyers do with payment requests and links. Each purchase sends its notification. */
import { flagOf, numberOf, objectOf, textOf } from '../shared/parameters.mts';
import { paymentEvent } from './events.mts';
import { takeMoney } from './money.mts';
import type { CiderPayContext, Payment, PaymentLink } from './types.mts';

/** Pays a request as the buyer; throws if it is not open or has expired. */
export function payRequest(ctx: CiderPayContext, payUniqueNo: string): Payment {
	const asked = ctx.requests.get(payUniqueNo);
	if (asked?.state !== 'REQUEST') throw new Error(`결제 요청 ${payUniqueNo} 이(가) 없습니다.`);
	if (asked.expires !== null && ctx.clock.now() >= asked.expires) {
		throw new Error('결제 기한이 지났습니다.');
	}
	const { params, memberID } = asked;
	const payment = takeMoney(ctx, {
		by: 'request',
		memberID,
		price: numberOf(params, 'price') ?? 0,
		goodName: textOf(params, 'goodName'),
		buyerPhone: textOf(params, 'mobile'),
		returnUrl: textOf(params, 'returnurl'),
		feedbackUrl: textOf(params, 'feedbackurl'),
		var1: textOf(params, 'var1'),
		var2: textOf(params, 'var2'),
	});
	Object.assign(asked, { state: 'COMPLETE', orderNo: payment.orderNo });
	ctx.notifier.send(paymentEvent(ctx, payment));
	return payment;
}

/** What the buyer enters on the page of a link. */
export interface Purchase {
	/** Pieces; defaults to the smallest number sold, else 1. */
	amount?: number;
	/** Won per piece, where the link lets the buyer set it. */
	price?: number;
	phone?: string;
}

/** Returns a purchase's total in won: pieces, discount, delivery. */
function totalOf({ params }: PaymentLink, { amount = 1, price }: Purchase): number {
	const asked = flagOf(params, 'usePriceInput') ? price : undefined;
	const percent = flagOf(params, 'useDiscount') ? (numberOf(params, 'discountPercent') ?? 0) : 0;
	const each = asked ?? numberOf(params, 'goodsPrice') ?? 0;
	const goods = Math.floor((each * amount * (100 - percent)) / 100);
	const delivery = objectOf(params, 'deliveryPrice');
	const free =
		flagOf(delivery, 'useFree') && goods >= (numberOf(delivery, 'conditionalFreePrice') ?? 0);
	return goods + (flagOf(delivery, 'use') && !free ? (numberOf(delivery, 'price') ?? 0) : 0);
}

/** Returns how many pieces can be bought at once. */
export function piecesOf({ params, stock }: PaymentLink): { min: number; max: number } {
	const limits = objectOf(params, 'buyAmount');
	const limited = flagOf(limits, 'use');
	const max = (limited ? numberOf(limits, 'maxAmount') : undefined) ?? Infinity;
	return {
		min: (limited ? numberOf(limits, 'minAmount') : undefined) ?? 1,
		max: Math.min(max, stock ?? Infinity),
	};
}

/** Pays on a link's page as the buyer; throws if link or amount is not available. */
export function payLink(ctx: CiderPayContext, id: string, purchase: Purchase = {}): Payment {
	const link = ctx.paymentLinks.get(id);
	if (link === undefined) throw new Error(`결제링크 ${id} 이(가) 없습니다.`);
	const { params, memberID } = link;
	const { min, max } = piecesOf(link);
	const { amount = min } = purchase;
	if (!Number.isSafeInteger(amount) || amount < min || amount > max) {
		throw new Error(`수량: ${min} ~ ${max}`);
	}
	if (link.stock !== null) link.stock -= amount;
	const payment = takeMoney(ctx, {
		by: 'link',
		memberID,
		price: totalOf(link, { ...purchase, amount }),
		goodName: textOf(params, 'goodsName'),
		buyerPhone: purchase.phone ?? '01000000000',
		returnUrl: textOf(params, 'returnUrl'),
		feedbackUrl: textOf(params, 'feedbackUrl'),
		var1: textOf(params, 'var1'),
		var2: textOf(params, 'var2'),
	});
	ctx.notifier.send(paymentEvent(ctx, payment));
	return payment;
}
