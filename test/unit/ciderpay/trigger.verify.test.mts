/** What the CiderPay Trigger believes, and what it never gives away. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { CiderPayApi } from '../../../credentials/CiderPayApi.credentials';
import { CiderPayTrigger } from '../../../nodes/CiderPay/CiderPayTrigger.node';
import { CREDENTIAL, deliver, KEYS, SECRET } from '../../support/ciderpay.webhook.mts';
import { FORM, formOf, JSON_TYPE, jsonOf } from '../../support/webhook.mts';
import type { How } from '../../support/webhook.mts';
import { eventOf, FAILED, NO_URL, PAID, REGISTERED, without } from './feedback.mts';
import type { Values } from './feedback.mts';

describe('the feedback token', () => {
	it('leaves the trigger only where an option asks for it', async () => {
		const { feedbackToken } = KEYS;
		const plain = await deliver(formOf({ ...PAID, memo: `token ${feedbackToken}` }));
		expect(JSON.stringify(plain)).not.toContain(feedbackToken);
		expect(plain.started?.[0]?.data).toMatchObject({ memo: 'token ***' });
		const elsewhere = await eventOf({ ...REGISTERED, memo: `token ${feedbackToken}` });
		expect(elsewhere?.data).toMatchObject({ memo: 'token ***' });
		const parameters = { options: { includeFeedbackToken: true } };
		const asked = await eventOf(PAID, { parameters });
		expect(asked?.data).toEqual(PAID);
	});
});

describe('the URL secret', () => {
	it('stays inside where a message repeats the address that it came by', async () => {
		const address = (secret: string) => `https://n8n.example/webhook/1/ciderpay?secret=${secret}`;
		for (const includeFeedbackToken of [false, true]) {
			const fields = { ...PAID, feedbackUrl: address(SECRET), memo: `by ${address('other')}` };
			const parameters = { options: { includeFeedbackToken } };
			const event = await eventOf(fields, { parameters });
			expect(event?.data).toMatchObject({ feedbackUrl: address('***'), memo: fields.memo });
		}
	});
});

describe('verification', () => {
	const NO_TOKEN = without(PAID, 'feedbackToken');
	const noCredentialToken = { memberID: 'ciderstore', urlSecret: SECRET };

	it.each<[string, Values, How]>([
		['the token, without the URL', PAID, NO_URL],
		['the token, with another secret in the URL', PAID, { query: { secret: 'wrong' } }],
		['the URL, where the message has no token', REGISTERED, {}],
		['the URL, where a payment carries none', NO_TOKEN, {}],
		['the URL, where the credential has no token', PAID, { credential: noCredentialToken }],
		[
			'a member of its own',
			{ ...PAID, memberID: 'ciderstore2' },
			{ parameters: { memberID: ' ciderstore2\n' } },
		],
		[
			'keys that were pasted with line ends',
			PAID,
			{ credential: { memberID: 'ciderstore\n', feedbackToken: ` ${PAID.feedbackToken}\n` } },
		],
		[
			'a URL secret that was pasted with a line end',
			REGISTERED,
			{ credential: { ...CREDENTIAL, urlSecret: `${SECRET}\n` } },
		],
	])('takes what is proved by %s', async (_, fields, how) => {
		expect(await eventOf(fields, how)).toBeDefined();
	});

	it.each<[string, Values, How]>([
		['another member', { ...PAID, memberID: 'ciderstore2' }, {}],
		['no member', without(PAID, 'memberID'), {}],
		['an empty member', { ...PAID, memberID: '' }, {}],
		['a member in other case', { ...PAID, memberID: 'CIDERSTORE' }, {}],
		[
			"the credential's member where the trigger has its own",
			PAID,
			{ parameters: { memberID: 'x' } },
		],
		[
			'no member anywhere',
			{ ...PAID, memberID: '' },
			{ credential: { memberID: '', urlSecret: SECRET } },
		],
		[
			'no URL secret in the credential',
			REGISTERED,
			{ credential: { memberID: 'ciderstore' }, query: { secret: '' } },
		],
		[
			"the secret in the trigger's parameters only",
			REGISTERED,
			{ credential: { memberID: 'ciderstore' }, parameters: { urlSecret: SECRET } },
		],
		['another token, though the URL is right', { ...PAID, feedbackToken: 'wrong' }, {}],
		['a prefix of the token', { ...PAID, feedbackToken: PAID.feedbackToken!.slice(0, -1) }, {}],
		['no token and no secret in the URL', NO_TOKEN, NO_URL],
		['an empty token and no secret in the URL', { ...PAID, feedbackToken: ' ' }, NO_URL],
		['another secret in the URL', REGISTERED, { query: { secret: 'wrong' } }],
		['an empty secret in the URL', REGISTERED, { query: { secret: '' } }],
		['the secret twice in the URL', REGISTERED, { query: { secret: [SECRET, SECRET] } }],
		['the secret in the body only', { ...REGISTERED, secret: SECRET }, NO_URL],
		['a token where the credential has none', PAID, { credential: noCredentialToken, ...NO_URL }],
		[
			'empty secrets on both sides',
			{ ...REGISTERED, feedbackToken: '' },
			{ credential: { ...CREDENTIAL, urlSecret: '' }, query: { secret: '' } },
		],
		[
			'an empty token in the credential',
			{ ...PAID, feedbackToken: '' },
			{ credential: { ...CREDENTIAL, feedbackToken: '' }, ...NO_URL },
		],
		['a credential that is no text', PAID, { credential: { memberID: null, feedbackToken: null } }],
	])('refuses %s: 401 FAIL, nothing starts', async (_, fields, how) => {
		expect(await deliver(formOf(fields), how)).toMatchObject({
			status: 401,
			text: 'FAIL',
			contentType: 'text/plain; charset=utf-8',
			started: undefined,
		});
	});
});

describe('a body that cannot be read', () => {
	const genuine = formOf(PAID).toString();
	it.each([
		['none', undefined, FORM, 400],
		['empty', '', FORM, 400],
		['a field given twice', `${genuine}&price=1`, FORM, 400],
		['a member in two spellings', `${genuine}&member_id=other`, FORM, 400],
		['a token in two spellings', `${genuine}&feedback_token=wrong`, FORM, 400],
		['a state in two spellings', `${genuine}&payment_state=CANCEL`, FORM, 400],
		['JSON that is none', '{"memberID":', JSON_TYPE, 400],
		['a JSON list', '[]', JSON_TYPE, 400],
		['XML', '<a/>', 'application/xml', 400],
		['multipart', genuine, 'multipart/form-data; boundary=x', 400],
		['more than 1 MB', `${genuine}&x=${'a'.repeat(2_000_000)}`, FORM, 413],
	])('%s', async (_, body, contentType, status) => {
		expect(await deliver(body, { contentType })).toMatchObject({
			status,
			text: 'FAIL',
			started: undefined,
		});
	});

	it('120,000 fields are read without harm', async () => {
		const body = `${genuine}&${Array.from({ length: 120_000 }, (_, i) => `a${i}`).join('&')}`;
		expect((await deliver(body)).text).toBe('SUCCESS');
	});

	it('answers 500 FAIL where the credential cannot be read', async () => {
		const credential = new Error('Credential not found');
		expect(await deliver(formOf(PAID), { credential })).toMatchObject({
			status: 500,
			text: 'FAIL',
		});
	});
});

describe('whatever comes', () => {
	const text = fc.string({ unit: 'binary', maxLength: 40 });
	const known = fc.constantFrom(
		...Object.keys({ ...PAID, ...FAILED }),
		'member_id',
		'feedback_token',
		'__proto__',
		'constructor',
	);
	const value = fc.oneof(text, fc.constantFrom(...Object.values(PAID), SECRET, 'mpMakeToken'));
	const fields = fc
		.dictionary(fc.oneof(known, text), value, { maxKeys: 12 })
		.chain((random) =>
			fc
				.constantFrom({}, PAID, REGISTERED, { ...PAID, feedbackToken: 'wrong' })
				.map((base): Values => ({ ...base, ...random })),
		);
	const body = fc.oneof(
		fields.map((values) => ({ body: formOf(values), type: FORM })),
		fields.map((values) => ({ body: jsonOf(values), type: JSON_TYPE })),
		fc
			.uint8Array({ maxLength: 300 })
			.map((bytes) => ({ body: Buffer.from(bytes), type: 'text/plain' })),
	);
	const query = fc.constantFrom<IDataObject>({}, { secret: SECRET }, { secret: 'wrong' });

	it('10,000 generated notifications neither crash the trigger nor start a run unless proved', async () => {
		let started = 0;
		await fc.assert(
			fc.asyncProperty(body, query, async ({ body: bytes, type }, given) => {
				const delivery = await deliver(bytes, { contentType: type, query: given });
				const words = bytes.toString();
				if (!delivery.started) {
					expect(delivery.text).toBe('FAIL');
					return;
				}
				started++;
				expect(delivery.text).toBe('SUCCESS');
				expect(words).toContain('ciderstore');
				const hasToken = /TEST(\+|%2B)feedback(\/|%2F)token(==|%3D%3D)/.test(words);
				expect(hasToken || given.secret === SECRET).toBe(true);
				const data = delivery.started[0]?.data as Values;
				expect(Object.keys(data)).not.toContain('feedbackToken');
				expect(Object.keys(data)).not.toContain('feedback_token');
			}),
			{ numRuns: 10_000 },
		);
		// The property must have seen both outcomes.
		expect(started).toBeGreaterThan(500);
	}, 60_000);
});

describe('the node', () => {
	it('keeps no secret of its own: n8n stores parameters with each execution', () => {
		const { properties } = new CiderPayTrigger().description;
		expect(properties.filter(({ typeOptions }) => typeOptions?.password)).toEqual([]);
		const secret = new CiderPayApi().properties.find(({ name }) => name === 'urlSecret');
		expect(secret).toMatchObject({ typeOptions: { password: true }, default: '' });
	});
});
