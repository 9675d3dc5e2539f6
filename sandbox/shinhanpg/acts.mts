/** What each call does. Source: shinhan-pg.txt. */
import { createHash } from 'node:crypto';
import { Refusal, numberOf, textOf, wrong, type Values } from '../shared/parameters.mts';
import { kstTime } from '../shared/time.mts';
import { takeFault } from './switches.mts';
import type { ConfirmToken, Payment, ShinhanPgContext } from './types.mts';

/** Lifetime of the redirect token and the confirm token: 30 minutes (common guide; 결제 승인). */
export const TOKEN_LIFE_MS = 30 * 60 * 1000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The documented refusal: HTTP 401, ret_code 998. */
const noData = (): Refusal => new Refusal('data', 'there is no data.', '998');

function atMost(values: Values, name: string, limit: number): void {
	if ((numberOf(values, name) ?? 0) > limit) wrong(name, `${limit} 이하`);
}

/** POST payments/request. */
export function request(ctx: ShinhanPgContext, values: Values): Values {
	const { client_id, paymentApiKey } = ctx.merchant;
	const { user_id, order_no, pay_type, pgcode } = values;
	const amount = numberOf(values, 'amount') ?? 0;
	const joined = [client_id, user_id, order_no, pay_type, amount, paymentApiKey].join('');
	if (textOf(values, 'param_ispt_hash').toLowerCase() !== sha256(joined)) {
		wrong('param_ispt_hash', '파라미터 검증 실패');
	}
	const card = pgcode === 'card' || pgcode === 'nauthcard';
	if (amount < (card ? 100 : 1)) wrong('amount', '최소 승인 금액');
	atMost(values, 'taxfree_amount', amount);
	atMost(values, 'cup_return_deposit', amount);
	if (pgcode === 'bizselpay' && values.device_type !== 2) wrong('device_type', '법인은 PC전용');
	const token = `${order_no as string}-${ctx.nextNumber()}`;
	ctx.sessions.set(token, { token, made: ctx.now(), opened: false, values });
	return { redirect_url: `${ctx.base}/pgsvc/pay?token=${encodeURIComponent(token)}` };
}

/** Records a payment: approved, or (`tx_stat` 0) waiting for its deposit. */
export function approve(ctx: ShinhanPgContext, values: Values, tx_stat: 0 | 1 = 1): Payment {
	const amount = numberOf(values, 'amount') ?? 0;
	const { promotionThreshold, promotionDiscount } = ctx.switches;
	const promoted = promotionThreshold > 0 && amount >= promotionThreshold;
	const payment: Payment = {
		order_no: textOf(values, 'order_no'),
		tid: `tpay_test${ctx.nextNumber()}`,
		user_id: textOf(values, 'user_id'),
		amount,
		discount: promoted ? promotionDiscount : 0,
		cancelled: 0,
		tx_stat,
		tx_date: kstTime(ctx.now()),
		cncl_date: '',
		cncl_rsn: '',
		values,
	};
	ctx.payments.set(payment.tid, payment);
	return payment;
}

function confirmed(ctx: ShinhanPgContext, payment: Payment, call: string): Values {
	const { switches } = ctx;
	const { tid, user_id, values } = payment;
	const amount = takeFault(switches, 'otherAmount', { call }) ?? payment.amount;
	const broken = takeFault(switches, 'wrongPayHash', { call });
	const hash = sha256(`${user_id}${amount}${tid}${ctx.merchant.paymentApiKey}`);
	const told = typeof broken === 'string' ? broken : broken ? sha256('other') : hash;
	const won = (value: number) => (switches.amountsAs === 'text' ? String(value) : value);
	const install_month = textOf(values, 'install_month') || '00';
	return {
		pay_type: values.pay_type,
		order_no: takeFault(switches, 'otherOrder', { call }) ?? payment.order_no,
		product_name: values.product_name,
		user_id,
		user_name: values.user_name,
		amount: won(amount),
		discount_amount: won(payment.discount),
		taxfree_amount: won(numberOf(values, 'taxfree_amount') ?? 0),
		tax_amount: won(numberOf(values, 'tax_amount') ?? 0),
		tid,
		install_month,
		pay_ispt_hash: switches.hashCase === 'upper' ? told.toUpperCase() : told,
		tx_date: payment.tx_date,
		pay_info: [
			{
				card_cpny_cd: textOf(values, 'card_cpny_cd') || 'S001',
				card_name: 'BC카드',
				card_no: '123456******1234',
				card_aprv_no: '00112233',
				install_month,
			},
		],
	};
}

/** POST payments/confirm. */
export function confirm(ctx: ShinhanPgContext, values: Values, call: string): Values {
	const token = ctx.tokens.get(textOf(values, 'confirm_token'));
	const order_no = textOf(values, 'order_no');
	if (!token) return wrong('confirm_token', '승인 토큰이 올바르지 않습니다');
	if (token.session.values.order_no !== order_no) wrong('order_no', '승인 토큰의 주문이 아닙니다');
	if (token.used) return reused(ctx, token, call);
	if (ctx.now() - token.made > TOKEN_LIFE_MS) wrong('confirm_token', '승인 토큰이 만료되었습니다');
	token.used = true;
	return confirmed(ctx, approve(ctx, token.session.values), call);
}

function reused(ctx: ShinhanPgContext, { session }: ConfirmToken, call: string): Values {
	const payment = latest(ctx, textOf(session.values, 'order_no'));
	if (ctx.switches.usedToken === 'repeat' && payment) return confirmed(ctx, payment, call);
	return wrong('confirm_token', '이미 사용한 승인 토큰입니다');
}

function latest(ctx: ShinhanPgContext, order_no: string): Payment | undefined {
	return [...ctx.payments.values()].findLast(
		(payment) => payment.order_no === order_no && payment.tx_stat !== 0,
	);
}

function toCancel(ctx: ShinhanPgContext, values: Values): Payment {
	const payment = ctx.payments.get(textOf(values, 'tid'));
	if (!payment || payment.tx_stat === 0) throw noData();
	if (payment.user_id !== values.user_id) wrong('user_id', '결제한 사용자가 아닙니다');
	if (payment.tx_stat === 2) wrong('tid', '이미 취소된 거래입니다');
	return payment;
}

function cancelled(
	ctx: ShinhanPgContext,
	payment: Payment,
	amount: number,
	reason: string,
): Values {
	payment.cancelled += amount;
	const all = payment.cancelled >= payment.amount - payment.discount;
	payment.tx_stat = all ? 2 : 3;
	const tx_date = kstTime(ctx.now());
	if (all) Object.assign(payment, { cncl_date: tx_date, cncl_rsn: reason });
	return { tid: payment.tid, cid: ctx.nextNumber(), amount, tx_date };
}

/** POST payments/cancel. */
export function cancel(ctx: ShinhanPgContext, values: Values): Values {
	const payment = toCancel(ctx, values);
	const rest = payment.amount - payment.discount - payment.cancelled;
	if (![payment.amount, rest].includes(numberOf(values, 'amount') ?? 0)) {
		wrong('amount', '취소 금액이 다릅니다');
	}
	return cancelled(ctx, payment, rest, textOf(values, 'cncl_rsn'));
}

/** POST payments/cancel/partial, with the promotion rule from the manual's prose. */
export function cancelPart(ctx: ShinhanPgContext, values: Values): Values {
	const payment = toCancel(ctx, values);
	if (Number(payment.values.cup_return_deposit ?? 0) > 0) {
		wrong('tid', '컵반환보증금 결제는 부분 취소 불가');
	}
	const rest = payment.amount - payment.discount - payment.cancelled;
	const asked = numberOf(values, 'amount') ?? 0;
	if (asked < 1) wrong('amount', '1 이상');
	const promoted = payment.discount > 0;
	if (!promoted && asked > rest) wrong('amount', '취소 가능 잔액 초과');
	const below = promoted && asked < ctx.switches.promotionThreshold;
	const amount = below ? rest : Math.min(asked, rest);
	return cancelled(ctx, payment, amount, textOf(values, 'cncl_rsn'));
}

/** GET receipt/info/{tid}. */
export function receipt(ctx: ShinhanPgContext, values: Values): Values {
	const payment = ctx.payments.get(textOf(values, 'tid'));
	const amount = numberOf(values, ctx.switches.receiptReads);
	if (!payment || !payment.tx_date.startsWith(textOf(values, 'tx_ymd'))) throw noData();
	if (amount !== payment.amount) wrong(ctx.switches.receiptReads, '거래 금액이 다릅니다');
	return { redirect_url: `${ctx.base}/pgsvc/receipt/receipt_all.asp?id=${payment.tid}` };
}

/** GET payments/confirm-info. */
export function confirmInfo(ctx: ShinhanPgContext, values: Values): Values {
	const payment = latest(ctx, textOf(values, 'order_no'));
	if (!payment) throw noData();
	const { user_id, tid, amount, tx_stat, tx_date, cncl_date, cncl_rsn } = payment;
	return {
		user_id,
		tid,
		[ctx.switches.txAmountField]: amount,
		tx_stat,
		tx_date,
		...(tx_stat === 2 && { cncl_date, cncl_rsn }),
	};
}

/** GET payments/info/card-list; the manual shows only the first company, the second is made up. */
export function cardList(ctx: ShinhanPgContext, values: Values): Values {
	if (textOf(values, 'pgcode') === 'none') throw noData();
	const first = {
		card_cpny_cd: 'S001',
		card_cpny_name: 'BC카드',
		image_url: '/srs/htdocs/publish/images/icon_card_bc.png',
		sort_no: 1,
	};
	if (ctx.switches.listAs === 'object') return { list: first };
	return { list: [first, { card_cpny_cd: 'S999', card_cpny_name: '샘플카드', sort_no: 2 }] };
}

/** GET payments/info/terms-info-list. */
export function termsList(_ctx: ShinhanPgContext, values: Values): Values {
	if (textOf(values, 'pgcode') === 'none') throw noData();
	const terms_ctnt = '<header class="pgHeader"><h3 class="title">약관 및 동의</h3></header>';
	return { list: [{ terms_no: 1, terms_nm: '전자금융거래 이용약관', terms_ctnt }] };
}
