/** Initial state of a CiderPay sandbox, and the reset to it. */
import { Clock } from '../shared/clock.mts';
import type { Hosts } from '../shared/hosts.mts';
import { createMessenger } from '../shared/message.mts';
import { numbers } from '../shared/numbers.mts';
import { defaultSwitches } from './switches.mts';
import { passTime } from './turns.mts';
import type { Account, CiderPayContext, Member } from './types.mts';

const ACCOUNT: Readonly<Account> = Object.freeze({
	devID: 'ciderdev',
	devToken: 'TEST-devToken-not-real',
	memberID: 'ciderstore',
	feedbackToken: 'TEST-feedbackToken-of-ciderstore',
	approvalToken: 'TEST-approvalToken-of-ciderstore',
});

/** Returns the initial merchants: two of the developer's, one that is not. */
function sampleMembers(): Member[] {
	return [ACCOUNT.memberID, 'ciderstore2', 'otherstore'].map((memberID) => ({
		memberID,
		ours: memberID !== 'otherstore',
		approvalToken: `TEST-approvalToken-of-${memberID}`,
		feedbackToken: `TEST-feedbackToken-of-${memberID}`,
		payTokenYn: false,
		password: 'TEST-password',
	}));
}

/**
 * @param origin returns the server's address once it listens
 * @param hosts the hosts it may notify
 */
export function createContext(origin: () => string, hosts: Hosts): CiderPayContext {
	const switches = defaultSwitches();
	const notifications: CiderPayContext['notifications'] = [];
	const nextNumber = numbers();
	const ctx: CiderPayContext = {
		get base() {
			return `${origin()}/ciderpay`;
		},
		account: ACCOUNT,
		members: new Map(sampleMembers().map((one) => [one.memberID, one])),
		products: new Map(),
		paymentLinks: new Map(),
		requests: new Map(),
		payments: new Map(),
		cards: new Map(),
		charges: new Map(),
		subscriptions: new Map(),
		mails: [],
		calls: [],
		notifications,
		switches,
		notifier: createMessenger(switches, notifications, hosts),
		clock: new Clock(async (until) => await passTime(ctx, until)),
		nextId: (prefix = '') => prefix + nextNumber(),
	};
	return ctx;
}

/** Resets to the initial state: drops all records, restores members, switches and clock. */
export function resetContext(ctx: CiderPayContext): void {
	ctx.notifier.reset();
	for (const list of [ctx.calls, ctx.notifications, ctx.mails]) list.length = 0;
	const { products, paymentLinks, requests, payments, cards, charges, subscriptions } = ctx;
	const kept = [products, paymentLinks, requests, payments, cards, charges, subscriptions];
	for (const map of [...kept, ctx.members]) map.clear();
	for (const one of sampleMembers()) ctx.members.set(one.memberID, one);
	Object.assign(ctx.switches, defaultSwitches());
	ctx.clock.reset();
}
