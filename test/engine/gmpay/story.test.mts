/** The GMPay node and notification parsing against the sandbox, written from the manual alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { source } from '../../../nodes/GmPay/trigger/events';
import { createSandbox } from '../../../sandbox/index.mts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { runGmPay } from '../../support/gmpay.mts';
import { startHookServer, type HookServer } from '../../support/hookServer.mts';
import { CALLS, entered, isEntered, requiredRows } from '../../contract/gmpay/table.mts';
import type { Execution } from '../../support/engine.mts';

let sandbox: Sandbox;
let hook: HookServer;
const received: Array<{ body: Buffer; contentType: string }> = [];
beforeAll(async () => {
	sandbox = await createSandbox();
	hook = await startHookServer(({ contentType, body }) => {
		received.push({ body, contentType: contentType.toLowerCase() });
		return { body: 'SUCCESS' };
	});
});
beforeEach(() => {
	sandbox.gmpay.reset();
	received.length = 0;
});
afterAll(async () => {
	await hook.close();
	await sandbox.close();
});

const gmpay = () => sandbox.gmpay;
const credential = () => ({
	...gmpay().account,
	cancelToken: '',
	baseUrl: gmpay().base,
});

const run = async (
	operation: string,
	parameters: IDataObject = {},
	items: IDataObject[] = [{}],
	settings = {},
	changes: IDataObject = {},
): Promise<Execution> =>
	await runGmPay(operation, parameters, items, settings, { ...credential(), ...changes });

/** Returns the calls that arrived, as the manual names them, with their status. */
const arrived = () => gmpay().calls.map(({ call, status }) => `${call} ${status}`);

const REQUEST = { goodName: '꽃다발', totalPrice: 1004, mobile: '010-0000-0000' };
const notify = () => `${hook.origin}/gmpay`;

/** Returns what the trigger would make of what arrived; undefined if it does not verify. */
function eventsOf(changes: IDataObject = {}) {
	return received.map(({ body, contentType }) => {
		const decoded = source.decode(body, contentType);
		if (!('fields' in decoded)) return undefined;
		const { fields } = decoded;
		const message = { fields, query: {}, parameter: () => undefined };
		const isGenuine = source.verify(message, { ...credential(), ...changes });
		return isGenuine ? source.toEvent(fields, {}) : undefined;
	});
}

describe('each documented call', () => {
	it.each(CALLS)('$path is taken with all of its parameters, none unlisted', async (call) => {
		const rows = call.rows.filter((row) => isEntered(row) && row.name !== 'memberId');
		const memberId = call.path.endsWith('register') ? 'newshop' : gmpay().account.memberId;
		const changes: IDataObject = { memberId };
		if (call.operation === 'payment.cancel') {
			const [{ orderNo } = {}] = (await run('payment.request', REQUEST)).json;
			gmpay().pay(String(orderNo));
			Object.assign(changes, { orderNo, cancelToken: gmpay().account.cancelToken });
		}
		const done = await run(call.operation, { ...entered(rows), ...changes });
		expect(done.status).toBe('success');
		expect(gmpay().calls.at(-1)).toMatchObject({
			call: `${call.method} ${call.path}`,
			status: 200,
			unlisted: [],
		});
	});
});

describe('from the request to the cancellation', () => {
	it.each(['form', 'json'] as const)(
		'a payment is told as completed, cancelled with a token that is asked for, and told as cancelled (%s)',
		async (feedbackEncoding) => {
			gmpay().switches.feedbackEncoding = feedbackEncoding;
			const parameters = {
				...REQUEST,
				feedbackUrl: notify(),
				additionalFields: { var1: 'order-1' },
			};
			const [made] = (await run('payment.request', parameters)).json;
			const orderNo = String(made?.orderNo);
			gmpay().pay(orderNo);
			await gmpay().idle();
			const cancelled = await run('payment.cancel', { orderNo });
			expect(cancelled.json).toEqual([{ cancelled: true, orderNo }]);
			await gmpay().idle();
			expect(gmpay().orders.get(orderNo)?.state).toBe('CANCEL');
			const told = { provider: 'gmpay', orderNo, amount: 1004, custom: { var1: 'order-1' } };
			expect(eventsOf()).toMatchObject([
				{ ...told, event: 'paymentCompleted', eventId: `gmpay:${orderNo}:COMPLETE` },
				{ ...told, event: 'paymentCancelled', eventId: `gmpay:${orderNo}:CANCEL` },
			]);
			const { cancelToken, devToken, feedbackToken } = gmpay().account;
			for (const secret of [cancelToken, devToken, feedbackToken]) {
				expect(cancelled.stored + JSON.stringify(eventsOf())).not.toContain(secret);
			}
			expect(arrived()).toEqual([
				'POST /oapi/payment/request 200',
				'GET /oapi/p/member/token 200',
				'POST /oapi/payment/cancel 200',
			]);
		},
	);

	it.each(['wrongFeedbackToken', 'wrongMemberId'] as const)(
		'a notification with %s does not verify',
		async (forged) => {
			gmpay().switches[forged] = true;
			const [made] = (await run('payment.request', { ...REQUEST, feedbackUrl: notify() })).json;
			gmpay().pay(String(made?.orderNo));
			await gmpay().idle();
			expect(eventsOf()).toEqual([undefined]);
		},
	);

	it('a new member is free before, taken after, and has a cancel token', async () => {
		const register = CALLS.find(({ operation }) => operation === 'member.register')!;
		const check = async () => (await run('member.checkId', { memberId: 'newshop' })).json[0];
		expect(await check()).toMatchObject({ available: true });
		expect((await run('member.register', entered(requiredRows(register)))).status).toBe('success');
		expect(await check()).toMatchObject({ available: false });
		const [{ cancelToken } = {}] = (await run('member.getCancelToken', { memberId: 'newshop' }))
			.json;
		expect(cancelToken).toBe(gmpay().members.get('newshop')?.cancelToken);
	});
});

describe('no payment is requested or cancelled twice', () => {
	it.each([
		['the connection is lost after acting', { dropConnection: true }],
		['no answer comes in time', { timeoutAfterActing: true }],
		['the answer cannot be read', { brokenReply: true }],
	])('where %s', async (_, fault) => {
		const options = { timeout: 1 };
		const call = 'POST /oapi/payment/request';
		for (const [name, value] of Object.entries(fault)) {
			Object.assign(gmpay().switches, { [name]: { value, times: 1, call } });
		}
		const failed = await run('payment.request', { ...REQUEST, options });
		expect(failed.error.message).toContain('It is not known');
		expect((await failed.retry()).status).toBe('error');
		expect(gmpay().orders.size).toBe(1);
	});

	it('a cancellation whose answer was lost stays unknown, and a retry sends none', async () => {
		const [made] = (await run('payment.request', REQUEST)).json;
		gmpay().pay(String(made?.orderNo));
		const fault = { value: true, times: 1, call: 'POST /oapi/payment/cancel' as const };
		gmpay().switches.dropConnection = fault;
		const failed = await run('payment.cancel', { orderNo: made?.orderNo });
		expect(failed.error.description).toContain('Money may have moved');
		await failed.retry();
		const cancels = gmpay().calls.filter(({ call }) => call.endsWith('cancel'));
		expect(cancels).toHaveLength(1);
	});
});

describe('what GMPay refuses', () => {
	it.each([200, 400])('is told in its own words (HTTP %d)', async (status) => {
		gmpay().switches.refusalHttpStatus = status;
		const done = await run('payment.cancel', { orderNo: '1', cancelToken: 'wrong-token' });
		// Under a status other than 2xx, it is not known whether it was carried out.
		const told = status === 200 ? done.error.message : done.error.description;
		expect(told).toContain('취소 토큰이 정확하지 않습니다.');
		const wrong = await run('member.getCancelToken', {}, [{}], {}, { devToken: 'wrong' });
		expect(wrong.error.message).toContain('devID, devToken 값이 정확하지 않습니다.');
	});
});
