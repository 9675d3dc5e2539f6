/** CiderPay's controls: state, switches, clock, acts of buyers and the merchant. */
import type { FastifyInstance } from 'fastify';
import { addAct, addControl, type Controlled } from '../shared/control.mts';
import type { Fields } from '../shared/form.mts';
import type { Values } from '../shared/parameters.mts';
import { isAuthType } from './codes.mts';
import type { CiderPaySandbox } from './sandbox.mts';
import { SWITCHES } from './switch-table.mts';
import type { CiderPayContext } from './types.mts';

/** Acts available by hand, by name of the control; each takes the number of an entry. */
const ACTS: Record<string, (cider: CiderPaySandbox, number: string, fields: Fields) => unknown> = {
	'approve-card': (cider, number, { authType = '' }) =>
		cider.approveCard(number, isAuthType(authType) ? { authType } : {}),
	'reject-card': (cider, number) => cider.rejectCard(number),
	'expire-card': (cider, number) => cider.expireCard(number),
	'confirm-charge': (cider, number) => cider.confirmCharge(number),
	'approve-subscription': (cider, number) => cider.approveSubscription(number),
	'reject-subscription': (cider, number) => cider.rejectSubscription(number),
	'pay-request': (cider, number) => cider.payRequest(number),
	'pay-link': (cider, number) => cider.payLink(number),
	'cancel-payment': (cider, number) => cider.cancelPayment(number),
	'settle-payment': (cider, number) => cider.settlePayment(number),
};

/** Returns the sandbox's state as JSON; maps become lists. */
function stateOf(ctx: CiderPayContext): Values {
	const { base, account, switches, mails, calls, notifications, clock, notifier } = ctx;
	const { members, products, paymentLinks, requests, payments } = ctx;
	const { cards, charges, subscriptions } = ctx;
	const maps = {
		members,
		products,
		paymentLinks,
		requests,
		payments,
		cards,
		charges,
		subscriptions,
	};
	const lists = Object.entries(maps).map(([name, map]) => [name, [...map.values()]]);
	return {
		base,
		account,
		now: clock.time(),
		switches,
		...(Object.fromEntries(lists) as Values),
		mails,
		calls,
		notifications,
		pending: notifier.pending,
		held: notifier.held,
	};
}

/** Adds the controls to the server. */
export function addCiderPayControl(
	app: FastifyInstance,
	ctx: CiderPayContext,
	cider: CiderPaySandbox,
): void {
	const controlled: Controlled = {
		prefix: '/ciderpay',
		board: '/ciderpay/',
		table: SWITCHES,
		switches: ctx.switches,
		notifier: ctx.notifier,
		state: () => stateOf(ctx),
		reset: () => cider.reset(),
	};
	addControl(app, controlled);
	addAct(app, controlled, 'clock', async (fields) => {
		const part = (name: string): number => Number(fields[name] || 0);
		const [months, days] = [part('months'), part('days')];
		await ctx.clock.advance({ months, days, hours: part('hours'), minutes: part('minutes') });
		return { now: ctx.clock.time() };
	});
	addAct(app, controlled, 'act/:act/:number', (fields, { act = '', number = '' }) => {
		const known = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
		if (known === undefined) throw new Error(`모르는 동작: ${act}`);
		return known(cider, number, fields);
	});
}
