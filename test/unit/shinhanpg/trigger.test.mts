import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it, jest } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { ShinhanPgTrigger } from '../../../nodes/ShinhanPg/ShinhanPgTrigger.node';
import {
	BACK,
	bench,
	CONFIRM,
	INFO,
	once,
	openShinhanPg,
	ORDER,
} from '../../support/shinhanpg.mts';
import { visit } from '../../support/shinhanpg.visit.mts';
import type { Conditions, Visit } from '../../support/shinhanpg.visit.mts';

pollAfter(1, 5, 20);

openShinhanPg();

const come = async (one: Visit, more: Partial<Conditions> = {}) =>
	await visit(one, { credential: bench.credential, ...more });
const options = (values: IDataObject) => ({ parameters: { options: { timeout: 1, ...values } } });

describe('a buyer who comes back', () => {
	it('is confirmed, proven, and starts the workflow with the shape that all providers share', async () => {
		const back = await bench.authenticated({
			additionalFields: { custom_parameter: '고객 "1"\n' },
		});
		const { status, headers, body, started } = await come(back);
		const [payment] = bench.payments;
		expect(status).toBe(200);
		expect(headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
		});
		expect(body).toContain('결제가 완료되었습니다');
		expect(started).toMatchObject({
			provider: 'shinhanpg',
			event: 'confirmed',
			eventId: `shinhanpg:${ORDER.order_no}:confirmed:${payment!.tid}`,
			orderNo: ORDER.order_no,
			amount: 11000,
			currency: 'KRW',
			method: 'card',
			paidAt: `${payment!.tx_date.replace(' ', 'T')}+09:00`,
			buyer: { userId: 'test_01', name: '테스터01' },
			card: { card_name: 'BC카드' },
			receiptUrl: null,
			custom: { custom_parameter: '고객 "1"\n' },
			verified: true,
			data: { tid: payment!.tid, amount: 11000 },
		});
		expect(JSON.stringify(started)).not.toContain(back.fields.confirm_token!);
		expect(bench.sent(CONFIRM)[0]!.values.ip_addr).toBe('198.51.100.7');
	});

	it.each([
		['JSON', 'application/json'],
		['JSON without a type', ''],
	])('is taken as %s, too', async (_, contentType) => {
		const { url, fields } = await bench.authenticated();
		const { started } = await come({ url, body: JSON.stringify(fields), contentType });
		expect(started?.event).toBe('confirmed');
	});

	it("is taken with the sample's spelling of the token", async () => {
		bench.shinhan.switches.tokenField = 'confinm_token';
		expect((await come(await bench.authenticated())).started?.event).toBe('confirmed');
	});

	it('goes to the shop, with the order number, and nowhere else', async () => {
		const back = await bench.authenticated();
		const url = `${back.url}&successUrl=https://evil.example.com&redirect=https://evil.example.com`;
		const shop = options({ successUrl: 'https://shop.example.com/thanks?lang=ko' });
		const { status, headers } = await come({ ...back, url }, shop);
		expect(status).toBe(303);
		expect(headers.location).toBe(
			`https://shop.example.com/thanks?lang=ko&order_no=${ORDER.order_no}`,
		);
	});

	it.each(['javascript:alert(1)', 'shop.example.com', 'https://', '//evil.example.com'])(
		'sees the plain page where the address is %s',
		async (successUrl) => {
			const { status, body } = await come(await bench.authenticated(), options({ successUrl }));
			expect([status, body.includes('결제가 완료되었습니다')]).toEqual([200, true]);
		},
	);

	it('sees an order number as text, whatever is in it', async () => {
		const order_no = `"><script>alert('1')</script>&`;
		const { body } = await come(await bench.authenticated({ order_no }));
		expect(body).not.toContain('<script>');
		expect(body).toContain('alert(&#39;1&#39;)');
	});
});

describe('the same return again', () => {
	it('confirms once and shows success twice', async () => {
		const back = await bench.authenticated();
		const first = await come(back);
		const parameters = { events: ['confirmed', 'confirmUnknown'] };
		const second = await come(back, { parameters });
		expect([first.status, second.status]).toEqual([200, 200]);
		expect(second.body).toContain('결제가 완료되었습니다');
		expect(second.started).toBeUndefined();
		expect(bench.sent(CONFIRM)).toHaveLength(1);
	});

	it('can be heard of, by the eventId of the first', async () => {
		const back = await bench.authenticated();
		const [first, second] = [await come(back), await come(back)];
		expect(second.started).toMatchObject({
			event: 'confirmedBefore',
			amount: 11000,
			verified: true,
		});
		expect(second.started?.eventId).toBe(first.started?.eventId);
	});

	it('a storm of 20: one confirmation, one start, 20 success pages', async () => {
		const back = await bench.authenticated();
		const parameters = { events: ['confirmed'], options: { timeout: 5 } };
		const all = await Promise.all(Array.from({ length: 20 }, () => come(back, { parameters })));
		expect(all.every(({ body }) => body.includes('결제가 완료되었습니다'))).toBe(true);
		expect(all.filter(({ started }) => started)).toHaveLength(1);
		expect(bench.sent(CONFIRM)).toHaveLength(1);
	});

	it('two windows of one order at once: one of them is paid', async () => {
		const [first, second] = [await bench.authenticated(), await bench.authenticated()];
		const both = await Promise.all([come(first), come(second)]);
		expect(both.filter(({ started }) => started?.event === 'confirmed')).toHaveLength(1);
		expect(bench.payments).toHaveLength(1);
		// And one after the other:
		const third = await bench.authenticated();
		expect((await come(third)).started?.event).toBe('confirmedBefore');
		expect(bench.payments).toHaveLength(1);
	});

	it('taken by two processes of n8n at once: Shinhan decides, one starts, both show success', async () => {
		const back = await bench.authenticated();
		let other: ShinhanPgTrigger | undefined;
		jest.isolateModules(() => {
			const { ShinhanPgTrigger: Copy } = jest.requireActual<{
				ShinhanPgTrigger: new () => ShinhanPgTrigger;
			}>('../../../nodes/ShinhanPg/ShinhanPgTrigger.node');
			other = new Copy();
		});
		Object.assign(bench.shinhan.switches, { latencyMs: { value: 100, call: CONFIRM } });
		const parameters = { events: ['confirmed', 'confirmUnknown', 'failed'] };
		const both = await Promise.all([
			come(back, { parameters }),
			come(back, { parameters, trigger: other }),
		]);
		expect(bench.sent(CONFIRM)).toHaveLength(2);
		expect(bench.payments).toHaveLength(1);
		expect(both.map(({ started }) => started?.event).filter(Boolean)).toEqual(['confirmed']);
		for (const { body } of both) expect(body).toContain('결제가 완료되었습니다');
	});
});

describe('a confirmation in the trigger', () => {
	it.each([
		['its connection lost', { dropConnection: once(true) }],
		['no answer in time', { timeoutAfterActing: once(true) }],
		['HTTP 500', { httpStatus: once(500) }],
		['an answer that cannot be read', { brokenReply: once(true) }],
	])('%s after it was acted on: exactly one payment, found and started', async (_, fault) => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, fault);
		const { started, body } = await come(back);
		expect(started).toMatchObject({ event: 'confirmed', amount: 11000, verified: true });
		expect(started?.data).toMatchObject({ foundBy: 'confirm-info' });
		expect(body).toContain('결제가 완료되었습니다');
		expect(bench.payments).toHaveLength(1);
	});

	it('not carried out: says so, with all that a later confirmation needs; a reload makes the sale', async () => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, { timeoutBeforeActing: once(true) });
		const { started, body } = await come(back);
		expect(body).toContain('다시 결제하지 마시고');
		expect(started).toMatchObject({
			event: 'confirmUnknown',
			eventId: expect.stringMatching(`^shinhanpg:${ORDER.order_no}:confirmUnknown:[0-9a-f]{16}$`),
			amount: 11000,
			verified: false,
			data: {
				outcome: 'notSent',
				order_no: ORDER.order_no,
				confirm_token: back.fields.confirm_token,
				expectedAmount: 11000,
				confirmBefore: expect.stringMatching(/Z$/),
			},
		});
		expect((await come(back)).started?.event).toBe('confirmed');
	});

	it('is not sent while Shinhan cannot say whether the order is paid', async () => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, { httpStatus: { value: 503, call: INFO } });
		const { started } = await come(back);
		expect(started).toMatchObject({ event: 'confirmUnknown', data: { outcome: 'notSent' } });
		expect(bench.sent(CONFIRM)).toHaveLength(0);
		bench.shinhan.switches.httpStatus = null;
		expect((await come(back)).started?.event).toBe('confirmed');
	});

	it('nobody can say how it ended: unknown', async () => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, { dropConnection: once(true) });
		const { shinhan } = bench;
		shinhan.calls.push = (...added) => {
			if (added[0]?.call === CONFIRM) {
				Object.assign(shinhan.switches, { httpStatus: { value: 503, call: INFO } });
			}
			return Array.prototype.push.apply(shinhan.calls, added);
		};
		const { started, body } = await come(back);
		Reflect.deleteProperty(shinhan.calls, 'push');
		expect(started).toMatchObject({ event: 'confirmUnknown', data: { outcome: 'unknown' } });
		expect(body).toContain('결제 결과를 확인하고 있습니다');
	});

	it.each([
		['a wrong hash', { wrongPayHash: once(true) }, 'pay_ispt_hash'],
		['another amount', { otherAmount: once(10) }, 'not 11000'],
		['another order', { otherOrder: once('other') }, 'another order'],
	])('answered with %s: unknown, with what to do', async (_, fault, why) => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, fault);
		const { started } = await come(back);
		expect(started).toMatchObject({
			event: 'confirmUnknown',
			data: { outcome: 'unknown', reason: expect.stringContaining(why) },
		});
	});

	it('31 minutes late: refused, nothing paid', async () => {
		const back = await bench.authenticated();
		bench.shinhan.advance(31 * 60_000);
		const { started, body } = await come(back);
		expect(started).toMatchObject({
			event: 'failed',
			data: { stage: 'confirm', ret_msg: expect.stringContaining('만료') },
		});
		expect(body).toContain('결제가 완료되지 않았습니다');
		expect(bench.payments).toEqual([]);
	});

	it('for an order that was paid and cancelled: not charged again', async () => {
		const { tid, user_id } = await bench.paid();
		await bench.run('payment.cancel', { tid, user_id, amount: 11000, cncl_rsn: '취소' });
		const { started, body } = await come(await bench.authenticated());
		expect(started).toBeUndefined();
		expect(body).toContain('결제가 취소되었습니다');
		expect(bench.payments).toHaveLength(1);
	});

	it('leaves no secret in a refusal that repeats it', async () => {
		const back = await bench.authenticated();
		const { paymentApiKey } = bench.shinhan.merchant;
		const words = `bad ${paymentApiKey} ${back.fields.confirm_token}`;
		Object.assign(bench.shinhan.switches, {
			refuse: { value: { ret_code: '5', ret_msg: words }, call: CONFIRM },
		});
		expect((await come(back)).started?.data).toMatchObject({ ret_msg: 'bad *** ***' });
	});

	it('turned off: hands the token on, which the operation Confirm takes', async () => {
		const back = await bench.authenticated();
		const parameters = { confirm: false, events: [] };
		const { started, body } = await come(back, { parameters });
		expect(bench.sent(CONFIRM)).toHaveLength(0);
		expect(body).toContain('결제 결과를 확인하고 있습니다');
		expect(started).toMatchObject({ event: 'authenticated', amount: 11000, verified: false });
		const { order_no, confirm_token, expectedAmount } = started!.data as IDataObject;
		const done = await bench.run('payment.confirm', {
			order_no,
			confirm_token,
			additionalFields: { expectedAmount },
		});
		expect(done.json[0]).toMatchObject({ amount: 11000, foundBy: 'confirm' });
	});
});

describe('a forged return', () => {
	const change = async (spoil: (fields: Record<string, string>) => Record<string, string>) => {
		const back = await bench.authenticated();
		return { ...back, fields: spoil({ ...back.fields }) };
	};
	it.each<[string, (fields: Record<string, string>) => Record<string, string>]>([
		['another order number', (fields) => ({ ...fields, order_no: 'other' })],
		['no order number', ({ order_no: _, ...fields }) => fields],
		['no custom_parameter', ({ custom_parameter: _, ...fields }) => fields],
		['an empty custom_parameter', (fields) => ({ ...fields, custom_parameter: '' })],
		[
			'another amount',
			(fields) => ({
				...fields,
				custom_parameter: fields.custom_parameter!.replace('.11000.', '.1.'),
			}),
		],
		[
			'another text of the merchant',
			(fields) => ({ ...fields, custom_parameter: `${fields.custom_parameter}eHg` }),
		],
		[
			'a wrong nonce',
			(fields) => ({
				...fields,
				custom_parameter: `n8n.11000.${'A'.repeat(43)}.`,
			}),
		],
	])('%s: 401, nothing is sent, nothing starts', async (_, spoil) => {
		const { status, started, body } = await come(await change(spoil));
		expect([status, started]).toEqual([401, undefined]);
		expect(body).toContain('잘못된 접근');
		expect(bench.sent(CONFIRM)).toEqual([]);
		expect(bench.sent(INFO)).toEqual([]);
	});

	it("the address's own nonce is no nonce for custom_parameter", async () => {
		const back = await bench.authenticated();
		const nonce = new URL(back.url).searchParams.get('nonce')!;
		const fields = { ...back.fields, custom_parameter: `n8n.11000.${nonce}.` };
		expect((await come({ ...back, fields })).status).toBe(401);
	});

	it.each([
		['of another merchant key', { paymentApiKey: 'another' }],
		['of another merchant', { client_id: 'another' }],
		['with no key in the credential', { paymentApiKey: '' }],
		['with a blank key', { paymentApiKey: ' ' }],
		['with a key that is no text', { paymentApiKey: null }],
	])('%s', async (_, changes) => {
		const back = await bench.authenticated();
		const credential = { ...bench.credential, ...changes } as IDataObject;
		expect((await come(back, { credential })).status).toBe(401);
	});
});

describe('a virtual account', () => {
	it.each(['table', 'sample'] as const)(
		'as the %s has it: issued, nothing confirmed',
		async (accountReturn) => {
			bench.shinhan.switches.accountReturn = accountReturn;
			const back = bench.shinhan.issueAccount(await bench.requested());
			const { started, body } = await come(back);
			expect(body).toContain('가상계좌가 발급되었습니다');
			expect(started).toMatchObject({
				event: 'virtualAccountIssued',
				orderNo: ORDER.order_no,
				amount: 11000,
				paidAt: null,
				verified: false,
				data: { tid: bench.payments[0]!.tid, bank_nm: '신한은행' },
			});
			expect(bench.sent(CONFIRM)).toEqual([]);
		},
	);

	it('that failed is an event of its own', async () => {
		const back = bench.shinhan.issueAccount(await bench.requested());
		const { started } = await come({ ...back, fields: { ...back.fields, ret_code: '9' } });
		expect(started).toMatchObject({ event: 'failed', data: { stage: 'window', ret_code: '9' } });
	});

	it.each([
		['another amount', (back: Visit) => ({ ...back, fields: { ...back.fields!, pay_amt: '1' } })],
		['no nonce', (back: Visit) => ({ ...back, url: BACK.return_url })],
		['another order', (back: Visit) => ({ ...back, url: back.url.replace('order=2', 'order=3') })],
	])('with %s: 401', async (_, spoil) => {
		const back = bench.shinhan.issueAccount(await bench.requested());
		expect(await come(spoil(back))).toMatchObject({ status: 401, started: undefined });
	});
});

describe('a buyer who did not pay', () => {
	it.each(['GET', 'POST'] as const)('left the window (%s)', async (cancelMethod) => {
		bench.shinhan.switches.cancelMethod = cancelMethod;
		const back = bench.shinhan.leave(await bench.requested());
		const { started, headers } = await come(
			back,
			options({ cancelUrl: 'https://shop.example.com/no' }),
		);
		expect(headers.location).toBe(`https://shop.example.com/no?order_no=${ORDER.order_no}`);
		expect(started).toMatchObject({ event: 'cancelled', orderNo: ORDER.order_no, verified: false });
	});

	it('failed in the window', async () => {
		const { started, body } = await come(bench.shinhan.fail(await bench.requested()));
		expect(body).toContain('결제가 완료되지 않았습니다');
		expect(started).toMatchObject({
			event: 'failed',
			orderNo: ORDER.order_no,
			data: { ret_code: '9999', ret_msg: '한도초과', stage: 'window' },
		});
	});

	it.each(['cancel', 'fail'])('a stranger at on=%s is answered and starts nothing', async (on) => {
		const url = `${BACK.return_url.replace('return', on)}&order=1&won=1&nonce=${'A'.repeat(43)}`;
		for (const method of ['GET', 'POST']) {
			const { status, started, headers } = await come(
				{ url, method },
				options({
					cancelUrl: 'https://shop.example.com/',
					failureUrl: 'https://shop.example.com/',
				}),
			);
			expect([status, started]).toEqual([303, undefined]);
			expect(headers.location).toBe('https://shop.example.com/');
		}
	});

	it("a cancellation's nonce is none for a failure", async () => {
		const { url } = bench.shinhan.leave(await bench.requested());
		expect((await come({ url: url.replace('on=cancel', 'on=fail') })).started).toBeUndefined();
	});
});

describe('a deposit notice', () => {
	const url = (secret: string) =>
		BACK.return_url.replace('on=return', `on=deposit&secret=${secret}`);
	const notice = { fields: { order_no: '1', pay_amt: '46000', tid: 'x' } };
	const depositSecret = 'a-long-random-text';

	it('with the secret is passed on as unverified', async () => {
		const { status, body, started } = await come(
			{ url: url('a-long-random-text'), ...notice },
			{ credential: { ...bench.credential, depositSecret }, parameters: { options: {} } },
		);
		expect([status, body]).toEqual([200, '{"ret_code":0,"ret_msg":"OK"}']);
		expect(started).toMatchObject({
			event: 'depositNotice',
			verified: false,
			amount: 46000,
			data: notice.fields,
		});
	});

	it('does not pass the secret on where it repeats its address', async () => {
		const fields = { ...notice.fields, noti_url: url(depositSecret) };
		const { started } = await come(
			{ url: url(depositSecret), fields },
			{ credential: { ...bench.credential, depositSecret } },
		);
		expect(started?.data).toMatchObject({ noti_url: url('***'), tid: 'x' });
	});

	it.each([
		['a wrong secret', 'wrong', { depositSecret }],
		['no secret', '', { depositSecret }],
		['no secret set', '', {}],
	])('with %s: 401', async (_, secret, given) => {
		const answer = await come(
			{ url: url(secret), ...notice },
			{ credential: { ...bench.credential, ...given } },
		);
		expect(answer).toMatchObject({ status: 401, started: undefined });
	});
});

describe('what cannot be read', () => {
	const { return_url } = BACK;
	it.each<[string, Visit, number]>([
		['an address without on=', { url: return_url.split('?')[0]!, fields: { a: '1' } }, 400],
		['an unknown address', { url: return_url.replace('return', 'other') }, 400],
		['a GET of the return address', { url: return_url, method: 'GET' }, 400],
		['an empty return', { url: return_url }, 401],
		['a field given twice', { url: return_url, body: 'order_no=1&order_no=2' }, 400],
		[
			'broken UTF-8 in what decides',
			{ url: return_url, body: Buffer.from('order_no=\xc1', 'latin1') },
			400,
		],
		['XML', { url: return_url, body: '<a/>', contentType: 'application/xml' }, 400],
		['a JSON list', { url: return_url, body: '[1]', contentType: 'application/json' }, 400],
		['100 kB', { url: return_url, body: `a=${'x'.repeat(100_000)}` }, 413],
	])('%s', async (_, one, status) => {
		expect(await come(one)).toMatchObject({ status, started: undefined });
	});

	it('a credential that cannot be read: 500, a page that asks not to pay again', async () => {
		const credential = new Error('Credential not found');
		const { status, body, logged } = await come(await bench.authenticated(), { credential });
		expect(status).toBe(500);
		expect(body).toContain('다시 결제하지 마세요');
		expect(logged).toHaveLength(1);
	});
});
