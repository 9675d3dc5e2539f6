/** `GET /`: the whole state of the simulated PayApp on one page, and forms for the switches. */
import type { FastifyInstance } from 'fastify';
import {
	answerCell,
	boardList,
	control,
	details,
	newest,
	section,
	switchSection,
	type Board,
} from '../shared/board.mts';
import { html, page, type Html } from '../shared/html.mts';
import { text } from './check.mts';
import { amount, STATE_NAMES } from './paypage.mts';
import { subscriptionSections } from './rebillpage.mts';
import { SWITCHES } from './switch-table.mts';
import type { ApiCall, NotificationAttempt, PayAppContext, PaymentRequest } from './types.mts';

const PREFIX = '/payapp';

function actions(payment: PaymentRequest): Html[] {
	const to = (action: string, label: string): Html =>
		control(PREFIX, `requests/${payment.mul_no}/${action}`, label);
	if (payment.pay_state === '1') {
		return [to('cancel-by-buyer', '구매자 취소'), to('cancel-by-seller', '판매자 취소')];
	}
	if (payment.pay_state === '10') return [to('deposit', '입금'), to('cancel-by-buyer', '취소')];
	return payment.pay_state === '4' ? [to('cancel-by-seller', '판매자 취소')] : [];
}

function requestRow(payment: PaymentRequest): Html {
	const { params, pay_state } = payment;
	const asked = payment.cancelRequests.length;
	return html`<tr>
		<td><a href="${payment.payurl}">${payment.mul_no}</a></td>
		<td>${text(params, 'goodname')}</td>
		<td>${amount(payment)}</td>
		<td>${pay_state} ${STATE_NAMES[pay_state]}${asked > 0 ? ` (취소요청 ${asked})` : ''}</td>
		<td>${text(params, 'var1')} ${text(params, 'var2')}</td>
		<td>${actions(payment)}</td>
	</tr>`;
}

function notificationRow(entry: NotificationAttempt): Html {
	return html`<tr>
		<td>${entry.time}</td>
		<td>${entry.delivery}-${entry.attempt}</td>
		<td>${entry.mul_no}</td>
		<td>${entry.pay_state}</td>
		<td>${entry.url}</td>
		${answerCell(entry)}
		<td>${details(Object.entries(entry.fields))}</td>
	</tr>`;
}

function callRow(call: ApiCall): Html {
	return html`<tr>
		<td>${call.time}</td>
		<td>${call.method} ${call.cmd}</td>
		<td>${details(call.fields)}</td>
		<td><pre>${call.answer}</pre></td>
	</tr>`;
}

/** Adds the page to the server. */
export function addDashboard(
	app: FastifyInstance,
	ctx: PayAppContext,
	boards: readonly Board[],
): void {
	app.get('/', (_request, reply) => {
		const sellers = [...ctx.sellers.values()].map(
			({ userid, linkkey, linkval, kind }) =>
				html`<tr>
					<td>${userid}</td>
					<td>${kind}</td>
					<td>${linkkey}</td>
					<td>${linkval}</td>
				</tr>`,
		);
		const content = [
			boardList(boards),
			html`<section>
				${control(PREFIX, 'release', `보류한 통보 보내기 (${ctx.notifier.held})`)}
				${control(PREFIX, 'reset', '처음으로')}
			</section>`,
			section('판매자', ['userid', '구분', '연동 KEY', '연동 VALUE'], sellers),
			section(
				'결제요청',
				['mul_no', '상품명', '금액', '상태', 'var1 var2', ''],
				newest([...ctx.requests.values()]).map(requestRow),
			),
			...subscriptionSections(ctx),
			section(
				'통보',
				['시각', '번호-회차', 'mul_no', 'pay_state', 'URL', '응답', ''],
				newest(ctx.notifications).map(notificationRow),
			),
			section('API 호출', ['시각', 'cmd', '', '응답'], newest(ctx.calls).map(callRow)),
			switchSection(PREFIX, SWITCHES, ctx.switches),
		];
		void reply.type('text/html; charset=utf-8');
		return reply.send(page('PayApp sandbox', content, true));
	});
}
