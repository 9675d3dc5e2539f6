/**
 * billPay, billDelete. Source: integrators' reports. billRegist takes a card number and is left out: cards
 * are stored with {@link storeCard}.
 */
import {
	digits,
	integer,
	oneOf,
	required,
	sellerOf,
	taxSplit,
	text,
	webAddress,
	wrong,
} from './check.mts';
import type { Outcome } from './commands-pay.mts';
import { deliveriesFor, receiptUrl } from './events.mts';
import { newPayment, takePayment } from './payments.mts';
import type { Fields, PayAppContext, StoredCard } from './types.mts';

/** Won. Source: integrators' reports, cardinst. */
const INSTALMENTS_FROM = 50_000;

/** Stores a card as billRegist would. Its key looks like base64, as PayApp's do (integrators' reports). */
export function storeCard(ctx: PayAppContext, userid: string): StoredCard {
	const encBill = `TEST+encBill/${ctx.nextNumber()}/not-real==`;
	const card: StoredCard = { encBill, userid };
	ctx.cards.set(encBill, card);
	return card;
}

function cardOf(ctx: PayAppContext, fields: Fields, userid: string): StoredCard {
	required(fields, 'encBill');
	const card = ctx.cards.get(text(fields, 'encBill'));
	// A billing key belongs to the seller it was made under (integrators' reports).
	if (card?.userid !== userid) wrong('encBill', '등록된 카드가 없음');
	return card;
}

/** Charges a stored card at once: `state=1` means paid. */
export function billPay(ctx: PayAppContext, fields: Fields): Outcome {
	const { userid } = sellerOf(ctx, fields);
	cardOf(ctx, fields, userid);
	required(fields, 'goodname', 'price', 'recvphone');
	const price = integer(fields, 'price', ctx.switches.minimumPrice);
	digits(fields, 'recvphone');
	webAddress(fields, 'feedbackurl');
	oneOf(fields, 'checkretry', ['y', 'n']);
	taxSplit(fields, 'price', ['amount_taxable', 'amount_taxfree', 'amount_vat']);
	const months = text(fields, 'cardinst') || '00';
	if (!/^\d\d$/.test(months)) wrong('cardinst', '00, 01, 02, …');
	if (months !== '00' && price < INSTALMENTS_FROM) wrong('cardinst', '5만원 이상');
	const payment = takePayment(
		ctx,
		newPayment(ctx, { userid, params: fields, price }),
		'storedcard',
	);
	const { mul_no } = payment;
	return {
		// Upper case here, lower case in notifications (integrators' reports).
		fields: { CSTURL: receiptUrl(ctx, mul_no), price: String(price), mul_no },
		after: deliveriesFor(ctx, payment),
	};
}

/** Deletes a stored card. */
export function billDelete(ctx: PayAppContext, fields: Fields): Outcome {
	const { userid } = sellerOf(ctx, fields);
	ctx.cards.delete(cardOf(ctx, fields, userid).encBill);
	return { fields: {} };
}
