// Found by generated replies: undocumented answers to a call that may have moved money.
import { describe, expect, it } from '@jest/globals';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { toOutcome as readCider } from '../../../nodes/CiderPay/api/api';
import type { CiderPayEndpoint } from '../../../nodes/CiderPay/api/api';
import { charge } from '../../../nodes/CiderPay/operations/registeredCard/charge';
import { askFor, perform } from '../../../nodes/core/execution/performOperation';
import { withoutValues } from '../../../nodes/core/webhook/messageFields';
import { redact } from '../../../nodes/core/security/redact';
import { jsonObjectOf } from '../../../nodes/core/http/rest';
import { request } from '../../../nodes/PayApp/operations/payment/request';
import { payApp } from '../../../nodes/PayApp/provider';
import { toOutcome as readShinhan } from '../../../nodes/ShinhanPg/api/api';
import { hasValidHash } from '../../../nodes/ShinhanPg/api/hashes';

const SHINHAN = { method: 'POST', path: '/', encoding: 'json', key: 'payment' } as const;

describe('an object that has no text', () => {
	const odd = '{"toString":1}';

	it.each([odd, '[0]', '{"a":0}', 'true', '[[0]]'])(
		'as ret_code (%s) leaves the outcome unknown: the call was made',
		(ret_code) => {
			const reply = { status: 200, body: `{"ret_code":${ret_code}}` };
			expect(readShinhan(reply, SHINHAN)).toMatchObject({ status: 'unknown' });
		},
	);

	it('is none once it was read, at any depth', () => {
		const read = jsonObjectOf(`{"a":${odd},"b":[{"c":${odd}}]}`) as Record<string, IDataObject>;
		expect(String(read.a)).toBe('[object Object]');
		expect(String(read.b)).toBe('[object Object]');
		expect(hasValidHash({ ...read, tid: read.a, amount: '1' }, { paymentApiKey: 'k' })).toBe(false);
	});
});

describe("a charge's state", () => {
	it.each(['["COMPLETE"]', '{"a":1}', 'null', '"OTHER"'])('%s is none', (state) => {
		const reply = { status: 200, body: `{"success":true,"data":{"paymentState":${state}}}` };
		const outcome = readCider(reply, charge.endpoint as CiderPayEndpoint);
		expect(outcome).toMatchObject({ status: 'unknown' });
	});
});

describe('what is taken out of a text', () => {
	it('may be half a character: a token of the browser is', () => {
		expect(redact('a \ud800\ud800\ud800b c', ['\ud800\ud800\ud800b'])).toBe('a *** c');
	});

	it('is taken out of the names of a message, too', () => {
		expect(withoutValues({ 'x-SECRET': 'SECRET' }, ['SECRET'])).toEqual({ 'x-***': '***' });
	});
});

describe('a code that repeats a key', () => {
	it('tells none, like the words beside it', async () => {
		const linkkey = 'TEST+key/of=shop==';
		const body = new URLSearchParams({ state: '0', errno: `x${linkkey}`, errorMessage: linkkey });
		const httpRequest = async () => ({ statusCode: 200, body: body.toString() });
		const run = {
			execution: { helpers: { httpRequest } } as unknown as IExecuteFunctions,
			provider: payApp,
			options: { timeout: 1000, concurrency: 1, repeatUnknown: false },
		};
		const item = {
			input: {},
			wire: {},
			credential: { baseUrl: 'https://payapp.example', userid: 'u', linkkey, linkval: 'v' },
		};
		const outcome = await perform(askFor(run, request, item), request, item);
		expect(outcome).toMatchObject({ status: 'refused', code: 'x***', message: '***' });
	});
});
