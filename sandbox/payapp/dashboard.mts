/** `GET /`: everything the sandbox knows on one page, and forms for the switches. */
import type { FastifyInstance } from 'fastify';
import { text } from './check.mts';
import { html, page, pairs, type Html } from './html.mts';
import { amount, STATE_NAMES } from './paypage.mts';
import { SWITCH_TABLE, type SwitchEntry } from './switch-table.mts';
import type { ApiCall, NotificationAttempt, PayAppContext, PaymentRequest } from './types.mts';

function control(action: string, label: string): Html {
	return html`<form method="post" action="/payapp/control/${action}">
		<button class="plain">${label}</button>
	</form>`;
}

function shown(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function switchInput(entry: SwitchEntry, value: unknown): Html {
	const { kind } = entry;
	const options = kind === 'flag' && !entry.fault ? ['false', 'true'] : kind;
	if (typeof options === 'string') {
		return html`<input type="text" name="value" value="${shown(value)}" size="24" />`;
	}
	return html`<select name="value">
		${options.map(
			(option) => html`<option${shown(value) === option ? html` selected` : ''}>${option}</option>`,
		)}
	</select>`;
}

function switchRow(name: string, entry: SwitchEntry, value: unknown): Html {
	// A rule is shown whole; its parts can be given apart, too.
	const limits = html`<input type="text" name="times" placeholder="times" size="4" />
		<input type="text" name="cmd" placeholder="cmd" size="10" />`;
	return html`<tr>
		<th>${name}</th>
		<td>${entry.about}</td>
		<td>
			<form method="post" action="/payapp/control/switches">
				<input type="hidden" name="name" value="${name}" /> ${switchInput(entry, value)}
				${entry.fault ? limits : ''} <button>적용</button>
			</form>
		</td>
	</tr>`;
}

function switchTable(ctx: PayAppContext): Html {
	const values: Record<string, unknown> = { ...ctx.switches };
	return html`<section>
		<h2>스위치</h2>
		<table>
			${Object.entries(SWITCH_TABLE).map(([name, entry]) => switchRow(name, entry, values[name]))}
		</table>
	</section>`;
}

function actions(payment: PaymentRequest): Html[] {
	const to = (action: string, label: string): Html =>
		control(`requests/${payment.mul_no}/${action}`, label);
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
	const answer = entry.error || `${entry.status ?? '…'} ${entry.answer.slice(0, 200)}`;
	return html`<tr>
		<td>${entry.time}</td>
		<td>${entry.delivery}-${entry.attempt}</td>
		<td>${entry.mul_no}</td>
		<td>${entry.pay_state}</td>
		<td>${entry.url}</td>
		<td class="${entry.accepted ? 'good' : 'bad'}">${answer}</td>
		<td>
			<details>
				<summary>필드</summary>
				${pairs(Object.entries(entry.fields))}
			</details>
		</td>
	</tr>`;
}

function callRow(call: ApiCall): Html {
	return html`<tr>
		<td>${call.time}</td>
		<td>${call.method} ${call.cmd}</td>
		<td>
			<details>
				<summary>필드</summary>
				${pairs(call.fields)}
			</details>
		</td>
		<td><pre>${call.answer}</pre></td>
	</tr>`;
}

function section(title: string, heads: readonly string[], rows: readonly Html[]): Html {
	return html`<section>
		<h2>${title} (${rows.length})</h2>
		<table>
			<tr>
				${heads.map((head) => html`<th>${head}</th>`)}
			</tr>
			${rows}
		</table>
	</section>`;
}

/** Adds the page to the server. */
export function addDashboard(app: FastifyInstance, ctx: PayAppContext): void {
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
		const newest = <T,>(list: readonly T[]): T[] => [...list].reverse();
		const content = [
			html`<section>
				API <code>${ctx.base}/oapi/apiLoad.html</code> ${control(
					'release',
					`보류한 통보 보내기 (${ctx.notifier.held})`,
				)}
				${control('reset', '처음으로')}
			</section>`,
			section('판매자', ['userid', '구분', '연동 KEY', '연동 VALUE'], sellers),
			section(
				'결제요청',
				['mul_no', '상품명', '금액', '상태', 'var1 var2', ''],
				newest([...ctx.requests.values()]).map(requestRow),
			),
			section(
				'통보',
				['시각', '번호-회차', 'mul_no', 'pay_state', 'URL', '응답', ''],
				newest(ctx.notifications).map(notificationRow),
			),
			section('API 호출', ['시각', 'cmd', '', '응답'], newest(ctx.calls).map(callRow)),
			switchTable(ctx),
		];
		void reply.type('text/html; charset=utf-8');
		return reply.send(page('PayApp sandbox', content, true));
	});
}
