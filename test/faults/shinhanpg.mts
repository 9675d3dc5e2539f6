import type { IDataObject } from 'n8n-workflow';

import { ShinhanPg } from '../../nodes/ShinhanPg/ShinhanPg.node';
import { shinhanPg } from '../../nodes/ShinhanPg/provider';
import type { Provider } from '../../nodes/core/operation';
import type { Sandbox } from '../../sandbox/index.mts';
import { defaultSwitches } from '../../sandbox/shinhanpg/switches.mts';
import type { Payment } from '../../sandbox/shinhanpg/types.mts';
import type { CallName } from '../../sandbox/shinhanpg/codes.mts';
import { BACK, ORDER } from '../support/shinhanpg.mts';
import { refuses } from './faults.mts';
import { both, count, watchList, type Act, type Fault, type Item, type Subject } from './types.mts';

const ORDERS = ['order-first', 'order-second'] as const;
const LOOK_UP: CallName = 'GET /v1.0/payments/confirm-info';
const CARD = { __rl: true, mode: 'code', value: 'card' };
const PART = 5000;

type Stage = (sandbox: Sandbox, index: 0 | 1) => Item;

const act = (
	operation: string,
	call: CallName,
	mark: string,
	stage: Stage,
	more: Partial<Act> = {},
): Act => ({
	operation,
	call,
	mark,
	stage: async (sandbox) => await both((index) => stage(sandbox, index)),
	...more,
});

const request = (operation: string, fields: IDataObject): Act =>
	act(operation, 'POST /v1.0/payments/request', 'order_no', ({ shinhanpg }, index) => ({
		input: { ...ORDER, ...fields, order_no: ORDERS[index] },
		held: () => count(shinhanpg.sessions, ({ values }) => values.order_no === ORDERS[index]),
	}));

/** Returns what the buyer's browser brings back from the payment window for an order. */
function authenticated({ shinhanpg }: Sandbox, order_no: string): Record<string, string> {
	const values = { ...ORDER, ...BACK, order_no, pgcode: 'card', pay_type: 1 };
	const session = { token: order_no, made: Date.now(), opened: true, values };
	shinhanpg.sessions.set(order_no, session);
	return shinhanpg.authenticate(order_no).fields;
}

const confirm: Stage = (sandbox, index) => {
	const { order_no = '', confirm_token } = authenticated(sandbox, ORDERS[index]);
	return {
		input: { order_no, confirm_token, additionalFields: { expectedAmount: ORDER.amount } },
		held: () => count(sandbox.shinhanpg.payments, (payment) => payment.order_no === order_no),
	};
};

/** A confirmed payment of 11000 won and the input that cancels it */
const cancel =
	(amount: number, canLookUp: boolean, held: (payment: Payment) => number): Stage =>
	({ shinhanpg }, index) => {
		const order_no = ORDERS[index];
		const payment: Payment = {
			order_no,
			tid: `tpay_test${index}`,
			user_id: ORDER.user_id,
			amount: ORDER.amount,
			discount: 0,
			cancelled: 0,
			tx_stat: 1,
			tx_date: '2026-01-01 12:00:00',
			cncl_date: '',
			cncl_rsn: '',
			values: { ...ORDER, order_no },
		};
		shinhanpg.payments.set(payment.tid, payment);
		const { tid, user_id } = payment;
		const additionalFields = canLookUp ? { order_no } : {};
		return {
			input: { tid, user_id, amount, cncl_rsn: '고객 요청', additionalFields },
			held: () => held(payment),
		};
	};

const whole = (canLookUp: boolean) =>
	cancel(ORDER.amount, canLookUp, ({ tx_stat }) => Number(tx_stat === 2));
const inPart = (canLookUp: boolean) => cancel(PART, canLookUp, ({ cancelled }) => cancelled / PART);

const CANCEL: CallName = 'POST /v1.0/payments/cancel';
const CANCEL_PART: CallName = 'POST /v1.0/payments/cancel/partial';
const WITHOUT = { variant: 'no order number' };

const ACTS: Act[] = [
	request('payment.request', { ...BACK, pgcode: CARD, pay_type: 1, device_type: 1 }),
	request('payment.requestPersonalWindow', { ...BACK, user_ci: 'CI=='.repeat(22), device_type: 2 }),
	request('payment.requestCorporateWindow', {}),
	act('payment.confirm', 'POST /v1.0/payments/confirm', 'order_no', confirm, {
		lookUp: LOOK_UP,
		readMark: 'order_no',
	}),
	act('payment.cancel', CANCEL, 'tid', whole(true), { lookUp: LOOK_UP, readMark: 'order_no' }),
	act('payment.cancel', CANCEL, 'tid', whole(false), WITHOUT),
	act('payment.cancelPartially', CANCEL_PART, 'tid', inPart(true), {
		before: LOOK_UP,
		lookUp: LOOK_UP,
		readMark: 'order_no',
		lookUpNeedsBefore: true,
		lookUpShowsOnlyYes: true,
	}),
	act('payment.cancelPartially', CANCEL_PART, 'tid', inPart(false), WITHOUT),
];

/** Makes a fault: the confirmation is carried out, but its answer proves another, or nothing. */
const confirms = (name: string, fault: string, value: unknown): Fault => ({
	name,
	switch: fault,
	value,
	acts: true,
	answer: 'untrusted',
	only: ['payment.confirm'],
});

export const SHINHANPG: Subject = {
	name: 'Shinhan PG',
	type: () => new ShinhanPg(),
	provider: shinhanPg as unknown as Provider<never>,
	acts: ACTS,
	faults: [
		refuses('refuses with HTTP 400', { ret_code: '1', ret_msg: '거절' }, { long: true }),
		{
			name: 'does nothing, never answers',
			switch: 'timeoutBeforeActing',
			value: true,
			acts: false,
			answer: 'lost',
		},
		confirms('confirms, with a wrong hash', 'wrongPayHash', true),
		confirms('confirms another amount', 'otherAmount', 9000),
		confirms('confirms another order', 'otherOrder', 'order-other'),
	],
	refusal: { ret_code: '998', ret_msg: 'token is missing or incorrect.' },
	excluded: {},
	condition: 'call',
	defaultSwitches,
	switches: ({ shinhanpg }) => shinhanpg.switches,
	credential: ({ shinhanpg }) => ({
		...shinhanpg.merchant,
		baseUrl: shinhanpg.base,
		ip_addr: '203.0.113.10',
	}),
	watch: ({ shinhanpg }, arrived) => watchList(shinhanpg.calls, arrived),
	isIdle: ({ shinhanpg }) => shinhanpg.calls.every(({ answer }) => answer !== ''),
	reset: ({ shinhanpg }) => shinhanpg.reset(),
};
