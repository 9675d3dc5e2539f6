/** Notifications: content and recipients. Source: payapp.txt "Feedbackurl 전달". */
import { METHODS } from './codes.mts';
import { raw, text } from './check.mts';
import type { Delivery } from './types.mts';
import { SPACES, takeFault } from './switches.mts';
import type { Fields, PayAppContext, PaymentRequest, Seller } from './types.mts';

/** Returns the URL of a payment's receipt page. */
export function receiptUrl(ctx: PayAppContext, mul_no: string): string {
	return `${ctx.base}/receipt/${mul_no}`;
}

/** Fields only a card payment fills; a live message had all, in these forms (integrators' reports). */
function cardFields(ctx: PayAppContext, payment: PaymentRequest): Fields {
	const byCard = payment.method !== '' && METHODS[payment.method].card && payment.pay_date !== '';
	return {
		csturl: byCard ? receiptUrl(ctx, payment.mul_no) : '',
		[ctx.switches.cardNameField]: byCard ? '샘플카드' : '',
		payauthcode: byCard ? '00000000' : '',
		card_quota: byCard ? '0' : '',
		card_num: byCard ? '0000-****-****-0000' : '',
		cardinst: byCard ? '0' : '',
		noinf: byCard ? 'n' : '',
	};
}

/** Fields that exist only for some methods (integrators' reports: vbank, naverpay, score). */
function methodFields(payment: PaymentRequest): Fields {
	const fields: Fields = {};
	if (payment.method === 'vbank') {
		fields.vbank = payment.vbank;
		fields.vbankno = payment.vbankno;
	}
	if (payment.method === 'naverpay') {
		fields.naverpay = 'card';
		fields.naverpoint = '0';
	}
	if (payment.currency === 'usd' && payment.pay_state === '4') fields.score = '0';
	return fields;
}

/** The split as sent; a live message had one though perhaps none was sent (integrators' reports). */
function taxFields({ params, price }: PaymentRequest): Fields {
	const names = ['amount_taxable', 'amount_taxfree', 'amount_vat'];
	const split = names.map((name) => [name, raw(params, name)] as const);
	return split.some(([, value]) => value !== '')
		? Object.fromEntries(split)
		: { amount_taxable: '0', amount_taxfree: String(price), amount_vat: '0' };
}

/**
 * Builds a notification's fields from the payment's current state.
 * Order and names: payapp.txt "Feedbackurl 전달"; the rest: integrators' reports, official or captured.
 * @param seller whose keys it carries
 * @param more fields to add or replace (a partial cancel has its own mul_no and price)
 */
export function notificationFields(
	ctx: PayAppContext,
	payment: PaymentRequest,
	seller: Seller,
	more: Fields = {},
): Fields {
	// payapp.txt: var1 and var2 come back unchanged ("그대로").
	const sent = (name: string): string => raw(payment.params, name);
	const fields: Fields = {
		userid: seller.userid,
		linkkey: seller.linkkey,
		linkval: seller.linkval,
		goodname: sent('goodname'),
		price: String(payment.price),
		recvphone: sent('recvphone'),
		memo: sent('memo'),
		reqaddr: sent('reqaddr') || '0',
		reqdate: payment.reqdate,
		pay_memo: payment.pay_memo,
		pay_addr: payment.pay_addr,
		pay_date: payment.pay_date.replace(' ', SPACES[ctx.switches.payDateSpace]),
		pay_type: payment.pay_type,
		pay_state: payment.pay_state,
		paymethod_group: payment.method === '' ? '' : METHODS[payment.method].group,
		var1: sent('var1'),
		var2: sent('var2'),
		mul_no: payment.mul_no,
		payurl: payment.payurl,
		...cardFields(ctx, payment),
		currency: payment.currency,
		vccode: sent('vccode'),
		...methodFields(payment),
		donate_name: '',
		donate_identity: '',
		rebill_no: payment.rebill_no,
		buyerid: sent('buyerid'),
		...taxFields(payment),
	};
	if (payment.canceldate !== '') fields.canceldate = cancelDate(ctx, payment.canceldate);
	return { ...fields, ...more };
}

/** Formats `canceldate` as the switch says; the sources disagree (integrators' reports). */
export function cancelDate(ctx: PayAppContext, date: string): string {
	return ctx.switches.canceldateFormat === 'compact' ? date.replaceAll(/\D/g, '') : date;
}

/**
 * Builds an event's notifications: to the request's feedbackurl (feedbacktype 0) and the seller's
 * common address (feedbacktype 1), each as often as `duplicateNotifications` says.
 * @param failurl if given, the only address to notify (integrators' reports)
 */
export function deliveriesFor(
	ctx: PayAppContext,
	payment: PaymentRequest,
	more: Fields = {},
	failurl?: string,
): Delivery[] {
	const seller = ctx.sellers.get(payment.userid);
	if (seller === undefined) return [];
	const fields = notificationFields(ctx, payment, seller, more);
	const at = { pay_state: fields.pay_state };
	const linkval = takeFault(ctx.switches, 'wrongLinkval', at);
	if (linkval !== undefined) fields.linkval = linkval === true ? 'WRONG-linkval' : String(linkval);
	const copies = takeFault(ctx.switches, 'duplicateNotifications', at) ?? 1;
	const euckr = takeFault(ctx.switches, 'euckrField', at);
	const deliveries: Delivery[] = [];
	const own = failurl ?? text(payment.params, 'feedbackurl');
	const everywhere = seller.common_feedbackurl || ctx.switches.commonFeedbackUrl;
	const common = failurl === undefined ? everywhere : '';
	const checkretry = text(payment.params, 'checkretry') || ctx.switches.checkretryDefault;
	for (let copy = 0; copy < copies; copy += 1) {
		if (own !== '') {
			const typed = { ...fields, feedbacktype: '0' };
			deliveries.push({ url: own, fields: typed, retry: checkretry === 'y', euckr });
		}
		if (common !== '') {
			const typed = { ...fields, feedbacktype: '1' };
			deliveries.push({ url: common, fields: typed, retry: ctx.switches.retryCommon, euckr });
		}
	}
	return deliveries;
}
