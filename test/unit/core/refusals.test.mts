// A refused notification logs one line that names what did not match but no value; never an error.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { IDataObject, INodeType, IWebhookFunctions } from 'n8n-workflow';

import { CiderPayTrigger } from '../../../nodes/CiderPay/CiderPayTrigger.node';
import { logRefusal } from '../../../nodes/core/webhook/refusalLog';
import { GmPayTrigger } from '../../../nodes/GmPay/GmPayTrigger.node';
import { PayAppTrigger } from '../../../nodes/PayApp/PayAppTrigger.node';
import { ShinhanPgTrigger } from '../../../nodes/ShinhanPg/ShinhanPgTrigger.node';
import { CREDENTIAL, KEYS as CIDER, SECRET } from '../../support/ciderpay.webhook.mts';
import { KEYS as GMPAY } from '../../support/gmpay.webhook.mts';
import { visit } from '../../support/shinhanpg.visit.mts';
import { deliverTo, FORM, formOf, KEYS, PAID, type How } from '../../support/webhook.mts';

type Values = Record<string, string>;

const CIDER_PAID = { ...CIDER, paymentState: 'COMPLETE', orderNo: '000123', price: '1000' };
const GMPAY_PAID = { ...GMPAY, paymentState: 'COMPLETE', orderNo: '000123', price: '1000' };

interface Provider {
	trigger: INodeType;
	credential: Values;
	paid: Values;
}
const PAYAPP: Provider = { trigger: new PayAppTrigger(), credential: KEYS, paid: PAID };
const CIDERPAY: Provider = {
	trigger: new CiderPayTrigger(),
	credential: CREDENTIAL,
	paid: CIDER_PAID,
};
const GM: Provider = { trigger: new GmPayTrigger(), credential: GMPAY, paid: GMPAY_PAID };
const PROVIDERS = { PayApp: PAYAPP, CiderPay: CIDERPAY, GMPay: GM };

const hand = async (
	{ trigger, credential }: Provider,
	body: Buffer | string | undefined,
	how: How,
) => await deliverTo(trigger, { credential, parameters: { events: [], options: {} } }, body, how);

let now = Date.parse('2026-11-28T10:00:00Z');
beforeEach(() => {
	// Lines logged in the minutes before must not count.
	now += 3_600_000;
	jest.useFakeTimers({ now, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
	jest.useRealTimers();
});

const twice = (value = '') => `${value}${value}`;

describe.each(Object.entries(PROVIDERS))('%s writes one line into the log', (name, provider) => {
	const { credential, paid } = provider;
	const genuine = formOf(paid).toString();
	const [first = ''] = Object.keys(paid);
	const keys = Object.keys(credential).filter((key) => key in paid);

	it.each(keys)('for another %s, which it names', async (key) => {
		// A GMPay credential without a member ID accepts any member.
		const wrongs = [twice(credential[key]), 'TEST-other', ...(key === 'memberId' ? [] : [''])];
		for (const wrong of wrongs) {
			const how = { query: {}, credential: { ...credential, [key]: wrong } };
			const { status, logged, started } = await hand(provider, genuine, how);
			expect([status, started, logged.length]).toEqual([401, undefined, 1]);
			expect(logged[0]).toContain(name);
			expect(logged[0]).toContain('"Test", ID w1');
			if (wrong) expect(logged[0]).toContain(`'${key}'`);
		}
	});

	it.each<[string, Buffer | string | undefined, How, number]>([
		['an empty body', '', {}, 400],
		['no body', undefined, {}, 400],
		['XML', '<a/>', { contentType: 'application/xml' }, 400],
		['parts', genuine, { contentType: 'multipart/form-data; boundary=x' }, 400],
		[
			'parts that n8n has read',
			undefined,
			{ contentType: 'multipart/form-data', consumed: true },
			400,
		],
		['JSON that is none', '{"a":', { contentType: 'application/json' }, 400],
		['a key given twice', `${genuine}&${first}=1`, { contentType: FORM }, 400],
		['more than 1 MB', `${genuine}&x=${'a'.repeat(2_000_000)}`, {}, 413],
	])('for %s', async (_, body, how, status) => {
		const delivery = await hand(provider, body, how);
		expect(delivery).toMatchObject({ status, text: 'FAIL', started: undefined });
		expect(delivery.logged).toHaveLength(1);
		const said = `${name} notification was refused with ${status} (workflow "Test", ID w1): `;
		expect(delivery.logged[0]?.startsWith(said)).toBe(true);
		expect(delivery.logged[0]?.length).toBeGreaterThan(said.length + 10);
		for (const value of Object.values(paid).filter((one) => one.length > 4)) {
			expect(delivery.logged[0]).not.toContain(value);
		}
	});

	it('and none for what it takes', async () => {
		expect((await hand(provider, genuine, {})).logged).toEqual([]);
	});
});

describe('CiderPay says what is missing as proof', () => {
	const { feedbackToken: _, ...bare } = CIDER_PAID;
	it.each([
		['no secret in the address', {}, CREDENTIAL, "'URL Secret'"],
		['another secret', { secret: 'TEST-wrong' }, CREDENTIAL, "'URL Secret'"],
		['a short secret', { secret: '1000' }, { ...CREDENTIAL, urlSecret: '1000' }, '8 characters'],
	])('%s', async (_name, query, credential, words) => {
		const { status, logged } = await hand(CIDERPAY, formOf(bare), { query, credential });
		expect([status, logged.length]).toEqual([401, 1]);
		expect(logged[0]).toContain(words);
		expect(logged[0]).not.toContain(SECRET);
	});
});

describe('Shinhan PG writes one line into the log', () => {
	const base = 'https://n8n.example.com/webhook/id/shinhanpg';
	const credential = {
		client_id: 'o2o',
		paymentApiKey: 'TEST-key-0123',
		depositSecret: 'TEST-deposit',
	};
	it.each<[string, string, object, number, string]>([
		['an address without on=', '', {}, 400, 'on=return'],
		['a GET of the return address', '?on=return', { method: 'GET' }, 400, 'POST'],
		['a forged return', '?on=return', { fields: { order_no: '1' } }, 401, 'signature'],
		['a stranger who left', '?on=cancel', {}, 200, 'signature'],
		['a forged failure', '?on=fail', {}, 200, 'signature'],
		['a field given twice', '?on=return', { body: 'order_no=1&order_no=2' }, 400, "'order_no'"],
		['a large body', '?on=return', { body: 'x'.repeat(100_000) }, 413, 'too large'],
		['XML', '?on=return', { body: '<a/>', contentType: 'text/xml' }, 400, 'JSON'],
		['a deposit without its secret', '?on=deposit', { fields: { a: '1' } }, 401, 'Deposit Secret'],
		['an empty deposit', '?on=deposit&secret=TEST-deposit', {}, 400, 'empty'],
	])('for %s', async (_, query, more, status, words) => {
		const answer = await visit({ url: `${base}${query}`, ...more }, { credential });
		expect([answer.status, answer.started, answer.logged.length]).toEqual([status, undefined, 1]);
		expect(answer.logged[0]).toMatch(/Shinhan PG.*"Test", ID w1/);
		expect(answer.logged[0]).toContain(words);
	});
});

describe('a flood of refusals', () => {
	it('writes few lines, and then says how many were left out', async () => {
		const lines: string[] = [];
		for (let index = 0; index < 3000; index++) {
			lines.push(...(await hand(PAYAPP, formOf({ ...PAID, linkval: String(index) }), {})).logged);
		}
		expect(lines.length).toBeGreaterThan(0);
		expect(lines.length).toBeLessThanOrEqual(20);
		expect(lines.at(-1)).toContain('left out');
		const missing = 3000 - lines.length;
		jest.advanceTimersByTime(60_000);
		const [next, ...others] = (await hand(PAYAPP, formOf({ ...PAID, linkval: 'x' }), {})).logged;
		expect(others).toEqual([]);
		expect(next).toContain(`${missing} more`);
	});

	it('hides no refusal of another kind, provider or workflow', () => {
		const lines: string[] = [];
		const webhookOf = (id: string) =>
			({
				getWorkflow: () => ({ id, name: `Name of ${id}`, active: true }),
				logger: { warn: (line: string) => lines.push(line) },
			}) as unknown as IWebhookFunctions;
		for (let index = 0; index < 100; index++) logRefusal(webhookOf('flooded'), 'PayApp', 'this');
		lines.length = 0;
		logRefusal(webhookOf('flooded'), 'PayApp', 'this');
		expect(lines).toEqual([]);
		logRefusal(webhookOf('flooded'), 'PayApp', 'that');
		logRefusal(webhookOf('flooded'), 'GMPay', 'this');
		logRefusal(webhookOf('quiet'), 'PayApp', 'this');
		expect(lines).toHaveLength(3);
	});
});

/** The parts of n8n that a webhook may use; each may fail */
const USED = [
	'getRequestObject',
	'getResponseObject',
	'getQueryData',
	'getNodeParameter',
	'getNode',
	'getCredentials',
	'getWorkflow',
	'logger',
	'readRawBody',
	'writeHead',
	'end',
	'setHeader',
] as const;

describe.each([
	['PayApp', new PayAppTrigger(), KEYS, PAID],
	['CiderPay', new CiderPayTrigger(), CREDENTIAL, CIDER_PAID],
	['GMPay', new GmPayTrigger(), GMPAY, GMPAY_PAID],
	['Shinhan PG', new ShinhanPgTrigger(), {}, { order_no: '1', custom_parameter: 'x' }],
] as Array<[string, INodeType, IDataObject, Values]>)(
	'the webhook of %s never throws',
	(_, trigger, credential, paid) => {
		const cases = USED.flatMap((broken) =>
			[formOf(paid).toString(), 'a=1', '', undefined].map((body) => [broken, body] as const),
		);
		it.each(cases)('where %s fails with the body %j', async (broken, body) => {
			const use = <T,>(name: (typeof USED)[number], value: T): T => {
				if (name === broken) throw new TypeError(`${name} failed`);
				return value;
			};
			const log = () => use('logger', undefined);
			const response = {
				setHeader: () => use('setHeader', undefined),
				writeHead: () => use('writeHead', response),
				end: () => use('end', undefined),
			};
			const webhook = {
				getRequestObject: () =>
					use('getRequestObject', {
						method: 'POST',
						headers: { 'content-type': FORM },
						rawBody: body === undefined ? undefined : Buffer.from(body),
						readRawBody: async () => use('readRawBody', undefined),
					}),
				getResponseObject: () => use('getResponseObject', response),
				getQueryData: () => use('getQueryData', { on: 'return' }),
				getNodeParameter: (name: string) =>
					use('getNodeParameter', name === 'events' ? ['paid', 'paymentCompleted'] : {}),
				getNode: () => use('getNode', {}),
				getWorkflow: () => use('getWorkflow', {}),
				getCredentials: async () => use('getCredentials', credential),
				logger: { error: log, warn: log, info: log, debug: log },
			} as unknown as IWebhookFunctions;
			const result = await trigger.webhook!.call(webhook);
			expect(result.noWebhookResponse === true || result.webhookResponse !== undefined).toBe(true);
		});
	},
);
