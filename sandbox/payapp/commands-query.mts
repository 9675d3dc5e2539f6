/**
 * payinfo: the status of a payment. In none of PayApp's own sources; two unrelated integrators call
 * it and read these fields (integrators' reports, "status query").
 */
import { raw, required, sellerWithKey, text, unknownCommand, wrong } from './check.mts';
import { METHODS } from './codes.mts';
import type { Outcome } from './commands-pay.mts';
import { receiptUrl } from './events.mts';
import { STATE_NAMES } from './paypage.mts';
import type { Fields, PayAppContext, PaymentRequest } from './types.mts';

/** Returns 4 for paid, 64 for cancelled after payment; anything else is not paid. */
function usingState(payment: PaymentRequest): PaymentRequest['pay_state'] {
	return ['9', '64'].includes(payment.pay_state) ? '64' : payment.pay_state;
}

/** Answers with the status of a payment. */
export function payinfo(ctx: PayAppContext, fields: Fields): Outcome {
	if (ctx.switches.paymentQuery === 'none') throw unknownCommand('payinfo');
	const { userid } = sellerWithKey(ctx, fields);
	required(fields, 'mul_no');
	const payment = ctx.requests.get(text(fields, 'mul_no'));
	if (payment?.userid !== userid) wrong('mul_no', '결제요청이 없음');
	const usingstate = usingState(payment);
	const method = payment.method === '' ? undefined : METHODS[payment.method];
	const byCard = method?.card === true && payment.pay_date !== '';
	return {
		fields: {
			usingstate,
			usingstatestr: STATE_NAMES[usingstate],
			goodprice: String(payment.price),
			paydate: payment.pay_date,
			canceldate: payment.canceldate,
			payauthcode: byCard ? '00000000' : '',
			paytype: payment.pay_type,
			paytypestr: method?.label ?? '',
			cardst_url: byCard ? receiptUrl(ctx, payment.mul_no) : '',
			// Meaning unknown.
			recpt: '',
			var1: raw(payment.params, 'var1'),
		},
	};
}
