/** What the Shinhan PG Trigger believes, and what it answers to everything else. */
import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import {
	signCustomParameter,
	signReturnUrl,
} from '../../../nodes/ShinhanPg/signedState/signedState';
import { BACK, bench, CONFIRM, INFO, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import type { Visit } from '../../support/shinhanpg.visit.mts';
import { come } from './buyer.mts';

pollAfter(1, 5, 20);
openShinhanPg();

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

describe('an empty payment key', () => {
	it.each([[{ paymentApiKey: '' }], [{ paymentApiKey: ' ' }], [{ paymentApiKey: null }], [{}]])(
		'signs nothing: %j',
		async (keys) => {
			const { paymentApiKey: _, ...others } = bench.credential;
			const credential = { ...others, ...keys } as IDataObject;
			const tie = { order_no: ORDER.order_no, amount: 11000, custom: '' };
			const forgedBy = { ...credential, paymentApiKey: '' };
			const fields = {
				order_no: tie.order_no,
				confirm_token: 'a.b.c',
				custom_parameter: signCustomParameter(tie, forgedBy),
			};
			const account = { tid: 't1', ret_code: '0', pay_amt: '11000' };
			const at = (way: 'return' | 'cancel' | 'fail') =>
				signReturnUrl(BACK.return_url.replace('on=return', `on=${way}`), way, tie, forgedBy);
			const visits: Visit[] = [
				{ url: at('return'), fields },
				{ url: at('return'), fields: account },
				{ url: at('cancel') },
				{ url: at('fail'), fields: { ret_code: '1' } },
			];
			for (const one of visits) {
				expect((await come(one, { credential })).started).toBeUndefined();
			}
			expect(bench.shinhan.calls.filter(({ call }) => call === CONFIRM)).toEqual([]);
		},
	);
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
