import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { CiderPayApi } from '../../../credentials/CiderPayApi.credentials';
import { CiderPayTrigger } from '../../../nodes/CiderPay/CiderPayTrigger.node';
import { CREDENTIAL, deliver, FORM, KEYS, SECRET } from '../../support/ciderpay.webhook.mts';
import { formOf } from '../../support/webhook.mts';
import type { How } from '../../support/webhook.mts';

type Values = Record<string, string>;

const JSON_TYPE = 'application/json; charset=utf-8';

/** Field notes 2.6: the field names of a payment's feedback */
const PAID: Values = {
	...KEYS,
	goodName: '꽃다발',
	price: '1000',
	recvPhone: '01000000000',
	paymentState: 'COMPLETE',
	payType: '1',
	orderNo: '000123',
	approvalNo: '00112233',
	ccname: '샘플카드',
	var1: 'order-1',
	var2: '',
	cardNum: '000000******0000',
	cardQuota: '00',
	csturl: 'https://ciderpay.example/cst/123',
};
const CUSTOMER: Values = {
	customerNo: '0007',
	customerName: '홍길동',
	customerEmail: 'buyer@shop.example',
	customerMobile: '01000000000',
};
/** ciderpay.txt: 등록 결제 승인 요청, Feedback. It carries no feedback token. */
const REGISTERED: Values = {
	cmd: 'mpMakeToken',
	memberID: 'ciderstore',
	var1: 'customer-7',
	mpToken: 'mp-1',
	last4: '0000',
	authType: 'AT_ONCE',
	...CUSTOMER,
};
/** ciderpay.txt: 등록 결제 결제 요청, Feedback */
const CHARGED: Values = {
	...KEYS,
	cmd: 'completeMpPayment',
	price: '2000',
	mpToken: 'mp-1',
	cstUrl: 'https://ciderpay.example/cst/124',
	approvalNo: '1',
	ccname: '샘플카드',
	cardNum: '000000******0000',
	cardType: '01',
	cardQuota: '00',
	orderNo: '000124',
	...CUSTOMER,
};
/** ciderpay.txt: 정기 결제 피드백 */
const FAILED: Values = {
	cmd: 'errorRpPayment',
	memberID: 'ciderstore',
	price: '3000',
	rpToken: 'rp-1',
	turnSeq: '2',
	errorMessage: '한도 초과',
	...CUSTOMER,
};

const jsonOf = (fields: object) => Buffer.from(JSON.stringify(fields));
const eventOf = async (fields: Values, how: How = {}) =>
	(await deliver(formOf(fields), how)).started?.[0];
const without = (fields: Values, ...names: string[]): Values =>
	Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
const NO_URL = { query: {} };

describe('a genuine notification', () => {
	it('of a payment starts the workflow with the shape that all providers share', async () => {
		const { started, text, contentType } = await deliver(formOf(PAID));
		expect(text).toBe('SUCCESS');
		expect(contentType).toBe('text/plain; charset=utf-8');
		expect(started).toEqual([
			{
				provider: 'ciderpay',
				event: 'paymentCompleted',
				eventId: 'ciderpay:000123:COMPLETE',
				orderNo: '000123',
				amount: 1000,
				currency: 'KRW',
				method: 'card',
				paidAt: null,
				buyer: { phone: '01000000000', name: null, email: null, number: null },
				card: { name: '샘플카드', number: '000000******0000', type: null, quota: '00' },
				receiptUrl: 'https://ciderpay.example/cst/123',
				custom: { var1: 'order-1', var2: null },
				subscriptionNo: null,
				unreadable: [],
				data: without(PAID, 'feedbackToken'),
			},
		]);
	});

	it('as JSON, with numbers and nulls, says the same', async () => {
		const body = jsonOf({ ...PAID, price: 1000, payType: 1, var2: null });
		const { started } = await deliver(body, { contentType: JSON_TYPE });
		const { data: _, ...event } = (await eventOf(PAID))!;
		expect(started?.[0]).toMatchObject(event);
	});

	// Field notes 2.6: the spelling used by the CiderPay developers' simulator
	it('in the other spelling says the same', async () => {
		const names: Values = {
			memberID: 'member_id',
			feedbackToken: 'feedback_token',
			goodName: 'good_name',
			recvPhone: 'recv_phone',
			paymentState: 'payment_state',
			payType: 'pay_type',
			orderNo: 'order_no',
			approvalNo: 'approval_no',
			cardNum: 'card_num',
			cardQuota: 'card_quota',
		};
		const snake = Object.fromEntries(
			Object.entries(PAID).map(([name, value]) => [names[name] ?? name, value]),
		);
		const { data: _, ...event } = (await eventOf(PAID))!;
		const read = await eventOf(snake, NO_URL);
		expect(read).toMatchObject(event);
		expect(read?.data).toEqual(without(snake, 'feedback_token'));
	});

	// ciderpay.txt: the feedback tables; field notes 4
	it.each([
		[{ paymentState: 'COMPLETE' }, 'paymentCompleted'],
		[{ paymentState: 'CANCEL' }, 'paymentCancelled'],
		[{ cmd: '', paymentState: 'COMPLETE' }, 'paymentCompleted'],
		[{ cmd: 'mpMakeToken' }, 'cardRegistered'],
		[{ cmd: 'rejectMakeToken' }, 'cardRegistrationRejected'],
		[{ cmd: 'completeMpPayment' }, 'cardChargeCompleted'],
		[{ cmd: 'errorMpPayment' }, 'cardChargeFailed'],
		[{ cmd: 'agreeRegularPayment' }, 'subscriptionApproved'],
		[{ cmd: 'rejectRegularPayment' }, 'subscriptionRejected'],
		[{ cmd: 'completeRpPayment' }, 'subscriptionChargeCompleted'],
		[{ cmd: 'errorRpPayment' }, 'subscriptionChargeFailed'],
		[{ paymentState: 'FAILED' }, 'other'],
		[{ cmd: 'brandNew', paymentState: 'COMPLETE' }, 'other'],
		[{ cmd: 'constructor' }, 'other'],
		[{}, 'other'],
	])('%j is the event %s', async (fields, event) => {
		expect((await eventOf({ memberID: 'ciderstore', ...fields } as Values))?.event).toBe(event);
	});

	it.each([
		['1', 'card'],
		['2', 'mobilePhone'],
		['3', 'kakaoPay'],
		['9', '9'],
	])('payType %s is the method %s', async (payType, method) => {
		expect((await eventOf({ ...PAID, payType }))?.method).toBe(method);
	});

	it('of a card charge reads its own names', async () => {
		expect(await eventOf(CHARGED)).toMatchObject({
			eventId: 'ciderpay:000124:completeMpPayment',
			amount: 2000,
			receiptUrl: 'https://ciderpay.example/cst/124',
			buyer: { phone: '01000000000', name: '홍길동', email: 'buyer@shop.example', number: '0007' },
			card: { type: '01' },
			data: { mpToken: 'mp-1' },
		});
	});

	it('of a registered card and a failed subscription charge brings what they are for', async () => {
		expect(await eventOf(REGISTERED)).toMatchObject({
			amount: null,
			currency: null,
			card: { number: '0000' },
			data: { mpToken: 'mp-1', authType: 'AT_ONCE' },
		});
		expect(await eventOf(FAILED)).toMatchObject({
			subscriptionNo: 'rp-1',
			data: { errorMessage: '한도 초과', turnSeq: '2' },
		});
	});

	it('keeps fields that no document names, and is not lost over odd ones', async () => {
		const event = await eventOf({ ...PAID, brand_new: 'x', price: 'abc', csturl: ' ' });
		expect(event).toMatchObject({ amount: null, receiptUrl: null, data: { brand_new: 'x' } });
	});
});

describe('eventId', () => {
	const idOf = async (fields: Values, how: How = {}) => (await eventOf(fields, how))?.eventId;

	it('is another one for each event of a payment', async () => {
		const ids = await Promise.all(
			[PAID, { ...PAID, paymentState: 'CANCEL' }, { ...PAID, orderNo: '124' }, CHARGED].map(
				async (fields) => await idOf(fields),
			),
		);
		expect(new Set(ids).size).toBe(4);
	});

	it.each([REGISTERED, FAILED])(
		'without an order number: the same for a redelivery, another one for another message',
		async (fields) => {
			const first = await idOf(fields);
			const { cmd, ...others } = fields;
			expect(await idOf({ ...others, cmd: cmd!, var2: '' })).toBe(first);
			const asJson = await deliver(jsonOf({ ...fields, var2: null }), { contentType: JSON_TYPE });
			expect(asJson.started?.[0]?.eventId).toBe(first);
			expect(await idOf({ ...fields, turnSeq: '3' })).not.toBe(first);
			expect(await idOf({ ...fields, var1: 'another' })).not.toBe(first);
		},
	);

	it('holds no secret and does not depend on one', async () => {
		const first = await idOf(FAILED);
		const credential = { ...CREDENTIAL, feedbackToken: 'OTHER-token' };
		expect(await idOf({ ...FAILED, feedbackToken: 'OTHER-token' }, { credential })).toBe(first);
	});
});

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

describe('an event that was not asked for', () => {
	it.each<[string, IDataObject, string[]]>([
		['of another kind', { events: ['cardRegistered'] }, []],
		['with another amount', { options: { price: 2000 } }, ['amount']],
		['with another variable 1', { options: { var1: 'order-2' } }, ['var1']],
		['with another variable 2', { options: { var2: 'nonce' } }, ['var2']],
	])('%s is acknowledged all the same and starts nothing', async (_, parameters, why) => {
		const delivery = await deliver(formOf(PAID), { parameters });
		expect(delivery).toMatchObject({ status: 200, text: 'SUCCESS', started: undefined });
		expect(delivery.logged).toEqual(why.map((word) => expect.stringContaining(word)));
		expect(delivery.logged.join()).not.toContain(CREDENTIAL.feedbackToken);
	});

	it.each<[string, IDataObject]>([
		['variable 2', { var2: 'nonce' }],
		['an empty variable 1', { var1: '' }],
	])('starts where it has the %s that is expected', async (_, options) => {
		const fields = { ...PAID, var1: '', var2: 'nonce' };
		expect(await eventOf(fields, { parameters: { options } })).toBeDefined();
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
