import type { IDataObject } from 'n8n-workflow';

import { PayApp } from '../../nodes/PayApp/PayApp.node';
import { payApp } from '../../nodes/PayApp/provider';
import type { Provider } from '../../nodes/core/operation';
import type { Sandbox } from '../../sandbox/index.mts';
import { defaultSwitches } from '../../sandbox/payapp/switches.mts';
import { CALLS } from '../contract/payapp/table.mts';
import { entered, requiredRows } from '../contract/payapp/entries.mts';
import { refuses } from './faults.mts';
import { both, count, watchList, type Act, type Item, type Subject } from './types.mts';

/** Returns the input of the contract's row for this command, with this sandbox's own values. */
function inputOf(cmd: string, changes: IDataObject): IDataObject {
	const call = CALLS.find((one) => one.cmd === cmd);
	if (!call) throw new RangeError(cmd);
	return { ...entered(requiredRows(call)), ...changes };
}

/** Calls the sandbox as PayApp's own examples do, without the node. */
async function ask(sandbox: Sandbox, cmd: string): Promise<Record<string, string>> {
	const { userid, linkkey } = sandbox.payapp.seller;
	const { additionalFields, ...fields } = inputOf(cmd, {});
	const given = { ...(additionalFields as IDataObject), ...fields } as Record<string, string>;
	const body = new URLSearchParams({ ...given, cmd, userid, linkkey });
	const response = await fetch(sandbox.payapp.apiUrl, { method: 'POST', body });
	return Object.fromEntries(new URLSearchParams(await response.text()));
}

const NAMES = ['first', 'second'] as const;

type Stage = (sandbox: Sandbox, cmd: string, index: 0 | 1) => Item | Promise<Item>;

const act = (
	operation: string,
	cmd: string,
	mark: string,
	stage: Stage,
	variant?: string,
): Act => ({
	operation,
	variant,
	call: cmd,
	mark,
	stage: async (sandbox) => await both((index) => stage(sandbox, cmd, index)),
});

const request: Stage = ({ payapp }, cmd, index) => ({
	input: inputOf(cmd, { goodname: NAMES[index] }),
	held: () => count(payapp.requests, ({ params }) => params.goodname === NAMES[index]),
});

/** A paid payment of 1000 won and the input that cancels it */
const refund =
	(amount: number, changes: IDataObject = {}): Stage =>
	async (sandbox, cmd) => {
		const { mul_no = '' } = await ask(sandbox, 'payrequest');
		const payment = sandbox.payapp.pay(mul_no);
		return {
			input: inputOf(cmd, { mul_no, ...changes }),
			held: () => (amount < 1000 ? payment.cancelled / amount : Number(payment.pay_state === '9')),
		};
	};
const IN_PART = { partcancel: '1', cancelprice: 400 };

const refundRequest: Stage = async (sandbox, cmd, index) => {
	const { input } = await refund(1000)(sandbox, cmd, index);
	const payment = sandbox.payapp.requests.get(String(input.mul_no));
	return { input, held: () => payment?.cancelRequests.length ?? 0 };
};

const receipt: Stage = ({ payapp }, cmd, index) => ({
	input: inputOf(cmd, { good_name: NAMES[index] }),
	held: () => count(payapp.cashReceipts, ({ params }) => params.good_name === NAMES[index]),
});

const receiptCancel: Stage = async (sandbox, cmd) => {
	const { cashstno = '' } = await ask(sandbox, 'cashStRegist');
	const made = sandbox.payapp.cashReceipts.get(cashstno);
	return { input: inputOf(cmd, { cashstno }), held: () => Number(made?.cancelled) };
};

const subscription =
	(prepared: 'requested' | 'approved' | 'paused', state: string): Stage =>
	async (sandbox, cmd) => {
		const { rebill_no = '' } = await ask(sandbox, 'rebillRegist');
		const made = sandbox.payapp.approve(rebill_no);
		made.state = prepared;
		return { input: inputOf(cmd, { rebill_no }), held: () => Number(made.state === state) };
	};

const ACTS: Act[] = [
	act('payment.request', 'payrequest', 'goodname', request),
	act('payment.cancel', 'paycancel', 'mul_no', refund(1000)),
	act('payment.cancel', 'paycancel', 'mul_no', refund(400, IN_PART), 'in part'),
	act('payment.requestCancellation', 'paycancelreq', 'mul_no', refundRequest),
	act('cashReceipt.issue', 'cashStRegist', 'good_name', receipt),
	act('cashReceipt.issue', 'cashSt', 'good_name', receipt, 'as in 2016'),
	act('cashReceipt.cancel', 'cashStCancel', 'cashstno', receiptCancel),
	act('cashReceipt.cancel', 'cashStCn', 'cashstno', receiptCancel, 'as in 2016'),
	act('seller.register', 'sellerRegist', 'userid', ({ payapp }, cmd, index) => ({
		input: inputOf(cmd, { userid: NAMES[index] }),
		held: () => Number(payapp.sellers.has(NAMES[index])),
	})),
	act('subAccount.register', 'subidregist', 'subuserid', ({ payapp }, cmd, index) => ({
		input: inputOf(cmd, { subuserid: NAMES[index] }),
		held: () => Number(payapp.subaccounts.has(`${payapp.seller.userid}/${NAMES[index]}`)),
	})),
	act('storedCard.charge', 'billPay', 'goodname', (sandbox, cmd, index) => {
		const { encBill } = sandbox.payapp.storeCard();
		const { input, held } = request(sandbox, cmd, index) as Item;
		return { input: { ...input, encBill }, held };
	}),
	act('storedCard.delete', 'billDelete', 'encBill', ({ payapp }, cmd) => {
		const { encBill } = payapp.storeCard();
		return { input: inputOf(cmd, { encBill }), held: () => Number(!payapp.cards.has(encBill)) };
	}),
	act('subscription.register', 'rebillRegist', 'goodname', ({ payapp }, cmd, index) => ({
		input: inputOf(cmd, { goodname: NAMES[index] }),
		held: () => count(payapp.subscriptions, ({ params }) => params.goodname === NAMES[index]),
	})),
	act('subscription.cancel', 'rebillCancel', 'rebill_no', subscription('approved', 'ended')),
	act('subscription.pause', 'rebillStop', 'rebill_no', subscription('approved', 'paused')),
	act('subscription.resume', 'rebillStart', 'rebill_no', subscription('paused', 'approved')),
];

/** payapp.txt: 오류코드 */
const REFUSAL = { errno: '70060', errorMessage: '권한이 없습니다.' };

export const PAYAPP: Subject = {
	name: 'PayApp',
	type: () => new PayApp(),
	provider: payApp as unknown as Provider<never>,
	acts: ACTS,
	faults: [
		refuses('refuses with HTTP 400', REFUSAL, { settings: { refusalHttpStatus: 400 }, long: true }),
		{
			name: 'acts, answers without state',
			switch: 'replyWithoutState',
			value: true,
			acts: true,
			answer: 'lost',
		},
	],
	refusal: REFUSAL,
	excluded: {
		wrongLinkval: 'strikes notifications',
		duplicateNotifications: 'strikes notifications',
		euckrField: 'strikes notifications',
		failCharge: 'strikes what the clock charges, and its notification; no call',
	},
	condition: 'cmd',
	defaultSwitches,
	switches: ({ payapp }) => payapp.switches,
	credential: ({ payapp }) => ({ ...payapp.seller, baseUrl: payapp.base }),
	watch: ({ payapp }, arrived) =>
		watchList(payapp.calls, ({ cmd, fields }) =>
			arrived({ call: cmd, values: Object.fromEntries(fields) }),
		),
	isIdle: ({ payapp }) => payapp.calls.every(({ answer }) => answer !== ''),
	reset: ({ payapp }) => payapp.reset(),
};
