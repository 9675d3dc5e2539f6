/** GMPay cancellations: where the token comes from, that it stays secret, that none is repeated. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { callOf, entered, requiredRows } from '../../contract/gmpay/table.mts';
import { bench, openGmPay } from '../../support/gmpay.mts';

const TOKEN = '/oapi/p/member/token';
const CANCEL = '/oapi/payment/cancel';
const ASKED = 'ASKED+for/"token"==';

openGmPay();
beforeEach(() => bench.answer(TOKEN, { body: { message: 'OK', success: true, val1: ASKED } }));

const cancel = async (
	parameters: IDataObject = {},
	credential: IDataObject = {},
	items: IDataObject[] = [{}],
	settings = {},
) =>
	await bench.run('payment.cancel', { orderNo: '42', ...parameters }, items, settings, credential);

const paths = () => bench.seen.map(({ path }) => path);
const cancelled = () =>
	bench.seen
		.filter(({ path }) => path === CANCEL)
		.map(({ body }) => JSON.parse(body) as IDataObject);

describe('the cancel token', () => {
	it('is the one of the item, whatever the credential has', async () => {
		await cancel({ cancelToken: 'of the item' }, { cancelToken: 'of the credential' });
		expect(paths()).toEqual([CANCEL]);
		expect(cancelled()).toEqual([
			{ memberId: 'testid', orderNo: '42', cancelToken: 'of the item' },
		]);
	});

	it('is else the one of the credential', async () => {
		await cancel({}, { cancelToken: ' of the credential\n' });
		await cancel({ memberId: 'testid' }, { cancelToken: 'of the credential' });
		expect(paths()).toEqual([CANCEL, CANCEL]);
		expect(cancelled().map(({ cancelToken }) => cancelToken)).toEqual(
			Array(2).fill('of the credential'),
		);
	});

	it('of the credential is not sent for another member: each has its own', async () => {
		await cancel({ memberId: 'other' }, { cancelToken: 'of the credential' });
		expect(paths()).toEqual([TOKEN, CANCEL]);
		expect(cancelled()).toEqual([{ memberId: 'other', orderNo: '42', cancelToken: ASKED }]);
	});

	it('of a credential without a member is for any', async () => {
		await cancel({ memberId: 'other' }, { memberId: '', cancelToken: 'of the credential' });
		expect(cancelled()).toMatchObject([{ memberId: 'other', cancelToken: 'of the credential' }]);
	});

	it('is else asked for, with the partner keys, which do not go out with the cancellation', async () => {
		const { json } = await cancel();
		expect(json).toEqual([{ cancelled: true, orderNo: '42' }]);
		const [asked, done] = bench.seen;
		expect(asked).toMatchObject({ method: 'GET', path: TOKEN, query: 'memberId=testid' });
		expect(asked?.headers).toMatchObject({ devid: 'partner-1', devtoken: 'TEST+dev/token==' });
		expect(done?.headers.devid ?? done?.headers.devtoken).toBeUndefined();
		expect(cancelled()).toEqual([{ memberId: 'testid', orderNo: '42', cancelToken: ASKED }]);
	});

	it('is not asked for where that is turned off: nothing is sent, and the ways out are named', async () => {
		const done = await cancel({ askCancelToken: false });
		expect(bench.seen).toEqual([]);
		expect(done.error.message).toContain("'Cancel Token' is required");
		expect(done.error.message).toContain("'Fetch Cancel Token Automatically'");
	});

	it('cannot be asked for without partner keys: nothing is sent', async () => {
		const done = await cancel({}, { devID: '' });
		expect(bench.seen).toEqual([]);
		expect(done.error.description).toContain('Partner ID');
	});
});

describe('a look-up that gives no token cancels nothing, and can be tried again', () => {
	it.each([
		['refuses', { body: { success: false, message: '없는 회원' } }, '없는 회원'],
		['gives no answer', { cut: true as const }, 'Nothing was refunded'],
		['fails', { status: 503, body: 'busy' }, 'Nothing was refunded'],
		['gives an empty one', { body: { success: true, val1: '' } }, 'Nothing was refunded'],
	])('where GMPay %s', async (_, answer, words) => {
		bench.answer(TOKEN, answer, { body: { success: true, val1: ASKED } });
		const done = await cancel();
		expect(paths()).toEqual([TOKEN]);
		expect(done.status).toBe('error');
		expect(`${done.error.message} ${done.error.description}`).toContain(words);
		expect(done.error.message).not.toContain('not known');
		const again = await done.retry();
		expect(again.status).toBe('success');
		expect(paths()).toEqual([TOKEN, TOKEN, CANCEL]);
	});
});

describe('a cancellation', () => {
	it('whose answer is lost is unknown, and is not sent again by a retry', async () => {
		bench.answer(CANCEL, { cut: true });
		const failed = await cancel();
		expect(failed.error.message).toContain('It is not known');
		expect(failed.error.description).toContain('Money may have moved');
		const again = await failed.retry();
		expect(again.status).toBe('error');
		expect(paths()).toEqual([TOKEN, CANCEL]);
	});

	it('that went through is not sent again when a later item of the run failed', async () => {
		bench.answer(
			CANCEL,
			{ body: { success: true } },
			{ body: { success: false, message: '없는 주문' } },
			{ body: { success: true } },
		);
		const items = [{ no: '1' }, { no: '2' }];
		const failed = await cancel({ orderNo: '={{ $json.no }}' }, {}, items);
		expect(failed.error.description).toContain('1 succeeded (orderNo 1)');
		const again = await failed.retry();
		expect(again.json.map(({ orderNo }) => orderNo)).toEqual(['1', '2']);
		expect(cancelled().map(({ orderNo }) => orderNo)).toEqual(['1', '2', '2']);
	});
});

describe('the token that was asked for is seen nowhere', () => {
	const words = { message: `bad ${ASKED} or ${encodeURIComponent(ASKED)}` };
	it.each([
		['in a success that repeats it', { body: { success: true, ...words, cancelToken: ASKED } }],
		['in a refusal that repeats it', { body: { success: false, ...words } }],
		['in an answer that cannot be read', { body: `<p>${ASKED}</p>` }],
		['in an error of the server', { status: 500, body: words }],
		['where the connection is lost', { cut: true as const }],
	])('%s', async (_, answer) => {
		bench.answer(CANCEL, answer);
		for (const onError of [
			'stopWorkflow',
			'continueRegularOutput',
			'continueErrorOutput',
		] as const) {
			const done = await cancel({}, {}, [{}], { onError });
			expect(cancelled().at(-1)).toMatchObject({ cancelToken: ASKED });
			const stored = done.stored + JSON.stringify(done.context);
			expect(stored).not.toContain('ASKED');
		}
	});

	it.each(['devToken', 'cancelToken', 'feedbackToken'])(
		'and so is the %s of the credential, in a refusal that repeats it',
		async (name) => {
			const secret = 'SECRET+of/credential==';
			bench.answer(CANCEL, { body: { success: false, message: `bad ${secret}` } });
			const done = await cancel({ cancelToken: 'typed-token' }, { [name]: secret });
			expect(done.error.message).toContain('bad ***');
			expect(done.stored).not.toContain(secret);
		},
	);

	it("and so is the new member's password", async () => {
		bench.answer('/oapi/p/member/register', {
			body: { success: false, message: 'passwd abcd1234 오류' },
		});
		const rows = requiredRows(callOf('member.register'));
		const done = await bench.run('member.register', { ...entered(rows), passwd: 'abcd1234' });
		expect(done.error.message).toContain('passwd *** 오류');
	});
});
