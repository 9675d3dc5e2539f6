import type { IDataObject } from 'n8n-workflow';

import { GmPay } from '../../nodes/GmPay/GmPay.node';
import { gmPay } from '../../nodes/GmPay/provider';
import type { Provider } from '../../nodes/core/operation';
import { newMember } from '../../sandbox/gmpay/members.mts';
import { defaultSwitches } from '../../sandbox/gmpay/switches.mts';
import type { Sandbox } from '../../sandbox/index.mts';
import { callOf, entered, requiredRows } from '../contract/gmpay/table.mts';
import { refuses } from './faults.mts';
import { both, count, watchList, type Act, type Item, type Subject } from './types.mts';

const NAMES = ['first', 'second'] as const;

/** Returns the input of the contract's rows for this operation, with this sandbox's own values. */
const inputOf = (operation: string, changes: IDataObject): IDataObject => ({
	...entered(requiredRows(callOf(operation)), ({ name, given }) =>
		name === 'memberId' || name === 'cancelToken' ? '' : given,
	),
	...changes,
});

type Stage = (sandbox: Sandbox, operation: string, index: 0 | 1) => Item | Promise<Item>;

function act(operation: string, mark: string, stage: Stage, more: Partial<Act> = {}): Act {
	const { method, path } = callOf(operation);
	return {
		operation,
		call: `${method} ${path}`,
		mark,
		stage: async (sandbox) => await both((index) => stage(sandbox, operation, index)),
		...more,
	};
}

/** A paid payment and the input that cancels it */
const cancel =
	(hasToken: boolean): Stage =>
	async ({ gmpay }, operation, index) => {
		const { memberId, cancelToken } = newMember(NAMES[index]);
		gmpay.members.set(memberId, newMember(memberId));
		const { additionalFields, ...fields } = inputOf('payment.request', {});
		const response = await fetch(`${gmpay.base}/oapi/payment/request`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...fields, memberId }),
		});
		const { orderNo } = (await response.json()) as { orderNo: string };
		const order = gmpay.pay(orderNo);
		return {
			input: inputOf(operation, { memberId, orderNo, cancelToken: hasToken ? cancelToken : '' }),
			held: () => Number(order.state === 'CANCEL'),
		};
	};

const ACTS: Act[] = [
	act('member.requestAgreement', 'storeName', ({ gmpay }, operation, index) => ({
		input: inputOf(operation, { storeName: NAMES[index] }),
		held: () => gmpay.agreements.filter(({ storeName }) => storeName === NAMES[index]).length,
	})),
	act('member.register', 'memberId', ({ gmpay }, operation, index) => ({
		input: inputOf(operation, { memberId: NAMES[index], corpNo: '0011110000001' }),
		held: () => Number(gmpay.members.has(NAMES[index])),
	})),
	act('payment.request', 'goodName', ({ gmpay }, operation, index) => ({
		input: inputOf(operation, { goodName: NAMES[index] }),
		held: () => count(gmpay.orders, ({ params }) => params.goodName === NAMES[index]),
	})),
	act('payment.cancel', 'orderNo', cancel(true)),
	act('payment.cancel', 'orderNo', cancel(false), {
		variant: 'token asked for',
		before: 'GET /oapi/p/member/token',
		readMark: 'memberId',
	}),
];

/** gmpay.txt has no codes. */
const REFUSAL = { code: '', message: '처리할 수 없습니다.' };

export const GMPAY: Subject = {
	name: 'GMPay',
	type: () => new GmPay(),
	provider: gmPay as unknown as Provider<never>,
	acts: ACTS,
	faults: [
		// Without codes a no is plain only under 2xx: any other leaves a money call's outcome open.
		refuses('refuses with HTTP 400', REFUSAL, {
			settings: { refusalHttpStatus: 400 },
			answer: 'systemError',
			long: true,
		}),
	],
	refusal: REFUSAL,
	excluded: {
		duplicateNotifications: 'strikes notifications',
		wrongFeedbackToken: 'strikes notifications',
		wrongMemberId: 'strikes notifications',
	},
	condition: 'call',
	defaultSwitches,
	switches: ({ gmpay }) => gmpay.switches,
	credential: ({ gmpay }) => ({ ...gmpay.account, cancelToken: '', baseUrl: gmpay.base }),
	watch: ({ gmpay }, arrived) => watchList(gmpay.calls, arrived),
	isIdle: ({ gmpay }) => gmpay.calls.every(({ answer }) => answer !== ''),
	reset: ({ gmpay }) => gmpay.reset(),
};
