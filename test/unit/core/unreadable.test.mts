// Strict where it decides, tolerant elsewhere: a memo never loses a paid order, and no key, number,
// state or amount is ever guessed. Korean systems send EUC-KR, so its bytes are spelled out.
import { describe, expect, it } from '@jest/globals';
import type { INodePropertyOptions, INodeType } from 'n8n-workflow';

import { CiderPayTrigger } from '../../../nodes/CiderPay/CiderPayTrigger.node';
import { GmPayTrigger } from '../../../nodes/GmPay/GmPayTrigger.node';
import { PayAppTrigger } from '../../../nodes/PayApp/PayAppTrigger.node';
import { CREDENTIAL, KEYS as CIDER } from '../../support/ciderpay.webhook.mts';
import { deliverTo, KEYS, PAID, type Delivery, type How } from '../../support/webhook.mts';

type Values = Record<string, string>;

interface Subject {
	trigger: INodeType;
	credential: Values;
	paid: Values;
	/** A purely informational field */
	memo: string;
	/** The fields that decide, and so must never be guessed */
	deciding: string[];
	json: boolean;
}

const GMPAY = { memberId: 'testid', feedbackToken: 'TEST+feedback/token==' };
const SUBJECTS: Array<[string, Subject]> = [
	[
		'PayApp',
		{
			trigger: new PayAppTrigger(),
			credential: KEYS,
			paid: { ...PAID, pay_memo: 'MEMO' },
			memo: 'pay_memo',
			deciding: ['userid', 'linkkey', 'linkval', 'mul_no', 'pay_state', 'price', 'currency'],
			json: false,
		},
	],
	[
		'CiderPay',
		{
			trigger: new CiderPayTrigger(),
			credential: CREDENTIAL,
			paid: { ...CIDER, paymentState: 'COMPLETE', orderNo: '000123', price: '1000', memo: 'MEMO' },
			memo: 'memo',
			deciding: ['memberID', 'feedbackToken', 'paymentState', 'orderNo', 'price'],
			json: true,
		},
	],
	[
		'GMPay',
		{
			trigger: new GmPayTrigger(),
			credential: GMPAY,
			paid: { ...GMPAY, paymentState: 'COMPLETE', orderNo: '000123', price: '1000', memo: 'MEMO' },
			memo: 'memo',
			deciding: ['memberId', 'feedbackToken', 'paymentState', 'orderNo', 'price'],
			json: true,
		},
	],
];

const formOf = (fields: Values): string => new URLSearchParams(fields).toString();
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

async function hand({ trigger, credential }: Subject, body: Buffer, how: How = {}) {
	const events = trigger.description.properties.find(({ name }) => name === 'events');
	const all = (events?.options as INodePropertyOptions[]).map(({ value }) => String(value));
	return await deliverTo(
		trigger,
		{ credential, parameters: { events: all, options: {} } },
		body,
		how,
	);
}

const JSON_TYPE = 'application/json; charset=utf-8';
const asJson = async (subject: Subject, body: Buffer, how: How = {}) =>
	await hand(subject, body, { ...how, contentType: JSON_TYPE });

/** Memos in a form: what is sent, what it reads as, and whether all of it was readable */
const MEMOS: Array<[string, string, string, boolean]> = [
	['UTF-8', '%EA%BD%83%EB%8B%A4%EB%B0%9C', '꽃다발', true],
	['EUC-KR, percent-encoded', '%B2%C9%B4%D9%B9%DF', '꽃다발', true],
	['EUC-KR, raw', '\xb2\xc9\xb4\xd9\xb9\xdf', '꽃다발', true],
	['CP949 with a letter as second byte', '%8Cc', '똠', true],
	['a bare percent sign', '100%25%20or%20100% ', '100% or 100% ', true],
	['a percent sign at the very end', '100%', '100%', true],
	['half an escape', '5%E', '5%E', true],
	['an escape that is none', '%zz%u20', '%zz%u20', true],
	['UTF-8 that ends inside of a character', '%EA%BD%83%EB%8B', '꽃\uFFFD', false],
	['Latin-1', 'caf%E9+au+lait', 'caf\uFFFD au lait', false],
	['surrogates as CESU-8', '%ED%A0%BD%ED%B8%80', '\uFFFD'.repeat(6), false],
	['bytes that no encoding has', '%FF%FE', '\uFFFD\uFFFD', false],
];

describe.each(SUBJECTS)('%s: a paid order is not lost over a memo that is', (_, subject) => {
	const { memo, paid } = subject;
	it.each(MEMOS)('%s', async (_name, sent, says, isReadable) => {
		const body = bytes(formOf(paid).replace('MEMO', sent));
		const { started, text, logged } = await hand(subject, body);
		expect(text).toBe('SUCCESS');
		expect(started?.[0]).toMatchObject({ amount: 1000, unreadable: isReadable ? [] : [memo] });
		expect(started?.[0]?.data).toMatchObject({ [memo]: says });
		expect(logged).toEqual([]);
	});

	it('given twice, with the same value or with another', async () => {
		const same = await hand(subject, bytes(`${formOf(paid)}&${memo}=MEMO`));
		expect(same.started?.[0]).toMatchObject({ unreadable: [], data: { [memo]: 'MEMO' } });
		const other = await hand(subject, bytes(`${formOf(paid)}&${memo}=x&${memo}=y`));
		expect(other.started?.[0]).toMatchObject({ unreadable: [memo], data: { [memo]: 'MEMO' } });
	});

	it('of a name that cannot be read, or that no document names', async () => {
		const body = bytes(
			`${formOf(paid)}&%FF=1&brand_new=%FF&brand_new=2&%=3&__proto__=4&__proto__=5`,
		);
		const { started } = await hand(subject, body);
		expect(started?.[0]?.unreadable).toEqual(['\uFFFD', 'brand_new', '__proto__']);
		expect(started?.[0]?.amount).toBe(1000);
	});

	it('one of every field that informs, all in CP949', async () => {
		const all = Object.keys(paid).filter((name) => !subject.deciding.includes(name));
		const korean = Object.fromEntries(all.map((name) => [name, 'KOREAN']));
		const body = formOf({ ...paid, ...korean }).replaceAll(
			'KOREAN',
			'\xb2\xc9\xb4\xd9\xb9\xdf\x8cc',
		);
		const { started } = await hand(subject, bytes(body));
		expect(started?.[0]).toMatchObject({
			amount: 1000,
			unreadable: [],
			data: Object.fromEntries(all.map((name) => [name, '꽃다발똠'])),
		});
	});
});

/** Ways to spoil a value that decides */
const SPOILT: Array<[string, (value: string) => string]> = [
	['EUC-KR', (value) => `${value}%B2%C9`],
	['raw bytes', (value) => `${value}\xb2\xc9`],
	['a cut character', (value) => `${value}%EA%BD`],
	['a bare percent sign', (value) => `${value}%`],
	['half an escape', (value) => `${value}%3`],
	// Decoding the bytes yields one character; decoding as text first yields two lost ones.
	['a character half escaped, half raw', (value) => `${value}%C2\x80`],
];

describe.each(SUBJECTS)('%s: what decides is not guessed', (_, subject) => {
	const { deciding, paid } = subject;
	const cases = deciding.flatMap((name) =>
		SPOILT.map(([what, spoil]) => [name, what, spoil] as const),
	);
	const refused = { status: 400, text: 'FAIL', started: undefined };

	it.each(cases)('%s with %s', async (name, _what, spoil) => {
		const value = new URLSearchParams([[name, paid[name]!]]).toString().slice(name.length + 1);
		const body = formOf(paid).replace(`${name}=${value}`, `${name}=${spoil(value)}`);
		const delivery = await hand(subject, bytes(body));
		expect(delivery).toMatchObject(refused);
		expect(delivery.logged.join()).toContain(`'${name}'`);
		expect(delivery.logged.join().includes(paid[name]!)).toBe('400'.includes(paid[name]!));
	});

	it.each(deciding)('%s given twice, however its name is written', async (name) => {
		const escaped = `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
		for (const again of [name, escaped]) {
			for (const value of [encodeURIComponent(paid[name]!), 'x', '']) {
				for (const body of [
					`${formOf(paid)}&${again}=${value}`,
					`${again}=${value}&${formOf(paid)}`,
				]) {
					expect(await hand(subject, bytes(body))).toMatchObject(refused);
				}
			}
		}
	});

	it.each(['var1', 'var2'])('%s, once it is expected, and only then', async (name) => {
		const parameters = { options: { [name]: 'nonce' } };
		for (const value of ['nonce%', '%B2%C9', `nonce&${name}=nonce`]) {
			const { [name]: _old, ...others } = paid;
			const body = bytes(`${formOf(others)}&${name}=${value}`);
			expect(await hand(subject, body, { parameters })).toMatchObject(refused);
			expect((await hand(subject, body)).started).toHaveLength(1);
		}
	});
});

describe.each(SUBJECTS.filter(([, { json }]) => json))('%s: JSON', (_, subject) => {
	const { deciding, memo, paid } = subject;
	const text = JSON.stringify(paid);
	const started = ({ started: items }: Delivery) => items?.[0];

	it.each([
		['EUC-KR', '\xb2\xc9\xb4\xd9\xb9\xdf', '꽃다발', true],
		['CP949 with a letter as second byte', '\x8cc', '똠', true],
		['UTF-8 with escapes', 'a\\n\\u00e9\\"\\uD83D\\uDE00', 'a\né"😀', true],
		['a cut character', '\xea\xbd\x83\xeb\x8b', '꽃\uFFFD', false],
		['half a surrogate pair', 'x\\ud83d', 'x\uFFFD', false],
		['Latin-1', 'caf\xe9 au lait', 'caf\uFFFD au lait', false],
	])('is not lost over a memo that is %s', async (_name, sent, says, isReadable) => {
		const delivery = await asJson(subject, bytes(text.replace('MEMO', sent)));
		expect(started(delivery)).toMatchObject({
			amount: 1000,
			unreadable: isReadable ? [] : [memo],
			data: { [memo]: says },
		});
	});

	it('is not lost over a memo that is given twice, null, nested or deep', async () => {
		const and = (more: string) => bytes(`${text.slice(0, -1)},${more}}`);
		const same = await asJson(subject, and(`"${memo}":"MEMO"`));
		expect(started(same)).toMatchObject({ unreadable: [], data: { [memo]: 'MEMO' } });
		const other = await asJson(subject, and(`"${memo}":{"a":"}"},"x":1`));
		expect(started(other)).toMatchObject({ unreadable: [memo], data: { [memo]: 'MEMO', x: '1' } });
		const deep = await asJson(subject, and(`"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}`));
		expect(started(deep)?.amount).toBe(1000);
	});

	it.each(deciding)('is refused with %s given twice, in any spelling of the name', async (name) => {
		const escaped = `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
		for (const again of [name, escaped]) {
			for (const value of [JSON.stringify(paid[name]), '"x"', 'null', '1', '{}']) {
				const member = `"${again}":${value}`;
				for (const body of [`{${member},${text.slice(1)}`, `${text.slice(0, -1)} , ${member} }`]) {
					const { status, started: runs } = await asJson(subject, bytes(body));
					expect([body, status, runs]).toEqual([body, 400, undefined]);
				}
			}
		}
	});

	it.each(deciding)('is refused with %s that cannot be read', async (name) => {
		const value = JSON.stringify(paid[name]).slice(1, -1);
		for (const more of ['\xb2\xc9', '\\ud83d', '\xea\xbd']) {
			const body = bytes(text.replace(`"${name}":"${value}`, `"${name}":"${value}${more}`));
			expect(await asJson(subject, body)).toMatchObject({ status: 400, started: undefined });
		}
	});
});

describe('CiderPay in its two spellings', () => {
	const [, [, subject] = []] = SUBJECTS;
	it('is not lost over a goods name that is written in both, and takes the first', async () => {
		const body = bytes(`${formOf(subject!.paid)}&goodName=a&good_name=b`);
		const { started } = await hand(subject!, body);
		expect(started?.[0]).toMatchObject({
			unreadable: ['good_name'],
			data: { goodName: 'a', good_name: 'b' },
		});
	});
});

describe('a field whose name holds a secret', () => {
	it.each(SUBJECTS)('of %s does not tell it as unreadable', async (_, subject) => {
		const secret = subject.credential.feedbackToken ?? subject.credential.linkval!;
		const body = bytes(`${formOf(subject.paid)}&${encodeURIComponent(secret)}=%FF`);
		const { started } = await hand(subject, body);
		expect(started?.[0]?.unreadable).toEqual(['***']);
		expect(JSON.stringify(started)).not.toContain(secret);
	});
});
