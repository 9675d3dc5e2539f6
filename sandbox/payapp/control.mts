/** The sandbox's HTTP controls: state, switches, acts of buyer and seller. Not part of PayApp. */
import type { FastifyInstance } from 'fastify';
import { addAct, addControl, type Controlled } from '../shared/control.mts';
import { integer, text } from './check.mts';
import { isMethodName } from './codes.mts';
import { cancelByBuyer, cancelBySeller, deposit, pay } from './payments.mts';
import { approve } from './subscriptions.mts';
import { SWITCHES } from './switch-table.mts';
import type { Fields, PayAppContext, PaymentRequest } from './types.mts';

/** Returns the sandbox's state as JSON; maps become lists, `subaccounts` an object. */
function stateOf(ctx: PayAppContext): Record<string, unknown> {
	const { base, calls, notifications, switches } = ctx;
	return {
		base,
		apiUrl: `${base}/oapi/apiLoad.html`,
		sellers: [...ctx.sellers.values()],
		switches,
		requests: [...ctx.requests.values()],
		cashReceipts: [...ctx.cashReceipts.values()],
		subscriptions: [...ctx.subscriptions.values()],
		time: ctx.clock.time(),
		subaccounts: Object.fromEntries(ctx.subaccounts),
		calls,
		notifications,
		pending: ctx.notifier.pending,
		held: ctx.notifier.held,
	};
}

function perform(
	ctx: PayAppContext,
	action: string,
	mul_no: string,
	fields: Fields,
): PaymentRequest {
	if (action === 'deposit') return deposit(ctx, mul_no);
	if (action === 'cancel-by-buyer') return cancelByBuyer(ctx, mul_no);
	if (action === 'cancel-by-seller') return cancelBySeller(ctx, mul_no);
	if (action !== 'pay') throw new Error(`모르는 동작: ${action}`);
	const method = text(fields, 'method') || 'card';
	if (!isMethodName(method)) throw new Error(`모르는 결제수단: ${method}`);
	const pay_memo = text(fields, 'pay_memo');
	return pay(ctx, mul_no, { method, pay_memo, pay_addr: text(fields, 'pay_addr') });
}

/**
 * Adds the controls to the server.
 * @param reset resets the sandbox to its initial state
 */
export function addPayAppControl(
	app: FastifyInstance,
	ctx: PayAppContext,
	reset: () => void,
): void {
	const controlled: Controlled = {
		prefix: '/payapp',
		board: '/',
		table: SWITCHES,
		switches: ctx.switches,
		notifier: ctx.notifier,
		state: () => stateOf(ctx),
		reset,
	};
	addControl(app, controlled);
	addAct(app, controlled, 'requests/:mul_no/:action', (fields, { action = '', mul_no = '' }) =>
		perform(ctx, action, mul_no, fields),
	);
	addAct(app, controlled, 'subscriptions/:rebill_no/approve', (fields, { rebill_no = '' }) =>
		approve(ctx, rebill_no, text(fields, 'method') === 'phone' ? { method: 'phone' } : {}),
	);
	addAct(app, controlled, 'clock', async (fields) => {
		const [months, days] = ['months', 'days'].map((name) => integer(fields, name) || 0);
		await ctx.clock.advance({ months, days });
		return stateOf(ctx);
	});
}
