/** Buyer pages: pay page (`payurl`), receipt (`csturl`). Source: payapp.txt. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { text } from './check.mts';
import { isMethodName, METHODS, type PayState } from './codes.mts';
import { notificationFields } from './events.mts';
import { formFields, isWebAddress } from '../shared/form.mts';
import { ALLOWS_NULL_ORIGIN } from '../shared/gate.mts';
import { hidden, html, page, pairs, type Html } from '../shared/html.mts';
import { cancelByBuyer, deposit, isUnpaid, offeredMethods, pay } from './payments.mts';
import type { Fields, PayAppContext, PaymentRequest } from './types.mts';

/** Korean names of the states. Source: payapp.txt `pay_state`; 70/71: integrators' reports. */
export const STATE_NAMES: Record<PayState, string> = {
	'1': '요청',
	'4': '결제완료',
	'8': '요청취소',
	'16': '요청취소',
	'32': '요청취소',
	'9': '승인취소',
	'64': '승인취소',
	'10': '결제대기',
	'70': '부분취소',
	'71': '부분취소',
	'99': '정기결제 실패',
};

/** Formats an amount: won, or dollars if `currency` is usd (payapp.txt: 1000 is $10.00). */
export function amount(payment: PaymentRequest): string {
	if (payment.currency === 'usd') return `$${(payment.price / 100).toFixed(2)}`;
	return `${payment.price.toLocaleString('ko-KR')}원`;
}

function summary(payment: PaymentRequest): Html {
	const method = payment.method === '' ? '' : METHODS[payment.method].label;
	const price = html`<span class="price">${amount(payment)}</span>`;
	return html`<section>
		${pairs([
			['상점명', payment.shopname],
			['상품명', text(payment.params, 'goodname')],
			['결제금액', price],
			['메모', text(payment.params, 'memo')],
			['결제요청번호', payment.mul_no],
			['상태', STATE_NAMES[payment.pay_state]],
			['결제수단', method],
			['결제일시', payment.pay_date],
		])}
	</section>`;
}

function payForm(ctx: PayAppContext, payment: PaymentRequest): Html {
	const address = html`<label>주소<input type="text" name="pay_addr" required /></label>`;
	const methods = offeredMethods(ctx, payment).map(
		(name, i) =>
			html`<label
				><input type="radio" name="method" value="${name}" ${i === 0 ? html` checked` : ''} />
				${METHODS[name].label}</label
			>`,
	);
	return html`<section>
		<form method="post">
			<h2>결제수단</h2>
			${methods} ${text(payment.params, 'reqaddr') === '1' ? address : ''}
			<label>남길 말<input type="text" name="pay_memo" /></label>
			<button name="action" value="pay">결제하기</button>
		</form>
		<form method="post"><button class="plain" name="action" value="cancel">결제 취소</button></form>
	</section>`;
}

function depositForm(payment: PaymentRequest): Html {
	return html`<section>
		<h2>입금 계좌</h2>
		${pairs([
			['은행', payment.vbank],
			['계좌번호', payment.vbankno],
		])}
		<form method="post"><button name="action" value="deposit">입금하기</button></form>
		<form method="post"><button class="plain" name="action" value="cancel">결제 취소</button></form>
	</section>`;
}

function payPage(ctx: PayAppContext, payment: PaymentRequest, problem = ''): string {
	const parts = [summary(payment)];
	if (problem !== '') parts.unshift(html`<section class="bad">${problem}</section>`);
	if (payment.pay_state === '1') parts.push(payForm(ctx, payment));
	if (payment.pay_state === '10') parts.push(depositForm(payment));
	parts.push(html`<p class="note">모의 결제입니다. 실제로 결제되지 않습니다.</p>`);
	return page('페이앱 결제 (sandbox)', parts);
}

function receiptPage(payment: PaymentRequest): string {
	const returnurl = text(payment.params, 'returnurl');
	const button = html`<a class="button" href="${returnurl}">확인</a>`;
	return page('매출전표 (sandbox)', [
		summary(payment),
		isWebAddress(returnurl) ? button : html`<p class="note">이동할 주소(returnurl)가 없습니다.</p>`,
	]);
}

/**
 * `skip_cstpage=y`: no receipt, the browser posts the payment's values to returnurl (integrators'
 * reports). Which values is not documented: here the notification's, without the two secrets.
 */
function skipPage(ctx: PayAppContext, payment: PaymentRequest): string | null {
	const returnurl = text(payment.params, 'returnurl');
	const seller = ctx.sellers.get(payment.userid);
	if (text(payment.params, 'skip_cstpage') !== 'y' || !isWebAddress(returnurl)) return null;
	if (seller === undefined) return null;
	const fields: Fields = notificationFields(ctx, payment, seller);
	delete fields.linkkey;
	delete fields.linkval;
	return page(
		'이동 중',
		html`<form method="post" action="${returnurl}">${hidden(fields)} <button>계속</button></form>
			<script>
				document.forms[0].submit();
			</script>`,
	);
}

function perform(ctx: PayAppContext, payment: PaymentRequest, fields: Fields): void {
	const { mul_no } = payment;
	const action = text(fields, 'action');
	if (action === 'cancel') cancelByBuyer(ctx, mul_no);
	if (action === 'deposit') deposit(ctx, mul_no);
	if (action !== 'pay') return;
	const method = text(fields, 'method');
	if (!isMethodName(method) || !offeredMethods(ctx, payment).includes(method)) {
		throw new Error('선택할 수 없는 결제수단입니다.');
	}
	const pay_memo = text(fields, 'pay_memo');
	const pay_addr = text(payment.params, 'reqaddr') === '1' ? text(fields, 'pay_addr') : '';
	pay(ctx, mul_no, { method, pay_memo, pay_addr });
}

function notFound(reply: FastifyReply): FastifyReply {
	return reply.code(404).send(page('페이앱 (sandbox)', html`<p>결제요청이 없습니다.</p>`));
}

/** Adds the buyer's pages to the server. */
export function addPayPages(app: FastifyInstance, ctx: PayAppContext): void {
	app.get<{ Params: { mul_no: string } }>('/payapp/pay/:mul_no', (request, reply) => {
		const payment = ctx.requests.get(request.params.mul_no);
		void reply.type('text/html; charset=utf-8');
		return payment === undefined ? notFound(reply) : reply.send(payPage(ctx, payment));
	});
	app.post<{ Params: { mul_no: string } }>(
		'/payapp/pay/:mul_no',
		{ config: ALLOWS_NULL_ORIGIN },
		(request, reply) => {
			const payment = ctx.requests.get(request.params.mul_no);
			void reply.type('text/html; charset=utf-8');
			if (payment === undefined) return notFound(reply);
			try {
				perform(ctx, payment, formFields(request));
			} catch (error) {
				const problem = error instanceof Error ? error.message : String(error);
				return reply.code(409).send(payPage(ctx, payment, problem));
			}
			const here = isUnpaid(payment) || payment.pay_state !== '4';
			if (here) return reply.redirect(`${ctx.base}/pay/${payment.mul_no}`, 303);
			const skipped = skipPage(ctx, payment);
			if (skipped !== null) return reply.send(skipped);
			return reply.redirect(`${ctx.base}/receipt/${payment.mul_no}`, 303);
		},
	);
	app.get<{ Params: { mul_no: string } }>('/payapp/receipt/:mul_no', (request, reply) => {
		const payment = ctx.requests.get(request.params.mul_no);
		void reply.type('text/html; charset=utf-8');
		if (payment === undefined || payment.pay_date === '') return notFound(reply);
		return reply.send(receiptPage(payment));
	});
	app.get<{ Params: { cashstno: string } }>('/payapp/cash/:cashstno', (request, reply) => {
		const receipt = ctx.cashReceipts.get(request.params.cashstno);
		void reply.type('text/html; charset=utf-8');
		if (receipt === undefined) return notFound(reply);
		const shown = ['good_name', 'buyr_name', 'trad_time', 'amt_tot', 'amt_sup', 'amt_tax'];
		const list = shown.map((name) => [name, text(receipt.params, name)] as const);
		const state = ['상태', receipt.cancelled ? '취소' : '발행'] as const;
		return reply.send(
			page('현금영수증 (sandbox)', html`<section>${pairs([...list, state])}</section>`),
		);
	});
}
