/** `GET /gmpay/`, the whole state of the simulated GMPay, and its controls. */
import type { FastifyInstance } from 'fastify';
import {
	boardList,
	callSection,
	control,
	messageSection,
	newest,
	section,
	switchSection,
	type Board,
} from '../shared/board.mts';
import { won } from '../shared/buyer-page.mts';
import { addAct, addControl, type Controlled } from '../shared/control.mts';
import { html, page, type Html } from '../shared/html.mts';
import { textOf, type Values } from '../shared/parameters.mts';
import type { GmPaySandbox } from './sandbox.mts';
import { SWITCHES } from './switch-table.mts';
import type { GmPayContext, Order } from './types.mts';

const PREFIX = '/gmpay';

/** Returns the sandbox's state as JSON; maps become lists. */
function stateOf(ctx: GmPayContext): Values {
	const { base, account, agreements, switches, calls, notifications, notifier } = ctx;
	return {
		base,
		account,
		switches,
		members: [...ctx.members.values()],
		agreements,
		orders: [...ctx.orders.values()],
		calls,
		notifications,
		pending: notifier.pending,
		held: notifier.held,
	};
}

/** Adds the controls to the server. */
export function addGmPayControl(
	app: FastifyInstance,
	ctx: GmPayContext,
	gmpay: GmPaySandbox,
): void {
	const controlled: Controlled = {
		prefix: PREFIX,
		board: `${PREFIX}/`,
		table: SWITCHES,
		switches: ctx.switches,
		notifier: ctx.notifier,
		state: () => stateOf(ctx),
		reset: () => gmpay.reset(),
	};
	addControl(app, controlled);
	addAct(app, controlled, 'orders/:orderNo/:act', (_fields, { orderNo = '', act = '' }) => {
		if (act === 'pay') return gmpay.pay(orderNo);
		if (act === 'cancel') return gmpay.cancel(orderNo);
		throw new Error(`모르는 동작: ${act}`);
	});
}

function orderRow(order: Order): Html {
	const { orderNo, payUrl, params, totalPrice, state } = order;
	const cancel = control(PREFIX, `orders/${orderNo}/cancel`, '판매자 취소');
	return html`<tr>
		<td><a href="${payUrl}">${orderNo}</a></td>
		<td>${textOf(params, 'goodName')}</td>
		<td>${won(totalPrice)}</td>
		<td>${state}</td>
		<td>${textOf(params, 'var1')} ${textOf(params, 'var2')}</td>
		<td>${state === 'COMPLETE' ? cancel : ''}</td>
	</tr>`;
}

/** Adds the board to the server. */
export function addDashboard(
	app: FastifyInstance,
	ctx: GmPayContext,
	boards: readonly Board[],
): void {
	app.get(`${PREFIX}/`, (_request, reply) => {
		const account = Object.entries(ctx.account).map(
			([name, value]: [string, string]) =>
				html`<tr>
					<td>${name}</td>
					<td>${value}</td>
				</tr>`,
		);
		const content = [
			boardList(boards),
			html`<section>
				${control(PREFIX, 'release', `보류한 통보 보내기 (${ctx.notifier.held})`)}
				${control(PREFIX, 'reset', '처음으로')}
			</section>`,
			section('계정', ['', ''], account, false),
			section(
				'주문',
				['orderNo', '상품명', '금액', '상태', 'var1 var2', ''],
				newest([...ctx.orders.values()]).map(orderRow),
			),
			messageSection(PREFIX, ctx.notifications),
			callSection(ctx.calls),
			switchSection(PREFIX, SWITCHES, ctx.switches),
		];
		void reply.type('text/html; charset=utf-8');
		return reply.send(page('GMPay sandbox', content, true));
	});
}
