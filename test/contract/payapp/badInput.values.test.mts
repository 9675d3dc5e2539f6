/**
 * Wrong input gets an error before anything is sent, which names every wrong field by its label in
 * the editor, with the rule. Unusual but valid input reaches the wire exactly. The rules are the
 * manual's (payapp.txt) and those of PayApp's SDKs.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import {
	CALLS,
	choiceRows,
	CONDITIONS,
	decodeForm,
	entered,
	isEntered,
	isText,
	LITE,
	requiredRows,
	sourceOf,
	valuesOf,
} from './table.mts';
import type { Call, Row } from './row.mts';
import { PayAppBench } from '../../support/payapp.mts';

let bench: PayAppBench;
beforeAll(async () => {
	bench = await PayAppBench.start();
});
beforeEach(() => bench.payapp.reset());
afterAll(async () => await bench.sandbox.close());

const ALL = [...CALLS, LITE];
const GO_ON = { onError: 'continueRegularOutput' } as const;
/** Expression for the value under test, which each item brings */
const VALUE = '={{ $json.value }}';

/** Whether an operation can do without it; what the buyer fills in (사용자입력) is optional, too. */
const isOptional = ({ must, demanded }: Row) =>
	(must === undefined && !demanded) || must === '필수 사용자입력';

const cases = (calls: Call[], pick: (row: Row) => boolean) =>
	calls.flatMap((call) =>
		call.rows
			.filter((row) => isEntered(row) && pick(row))
			.map((row) => ({
				title: `${labelOf(call, row.name)} (${call.cmd} ${row.name}; ${sourceOf(call, row)})`,
				call,
				row,
			})),
	);

/** Returns the label of a field in the editor. */
function labelOf(call: Call, name: string): string {
	const [resource = '', operation = ''] = call.operation.split('.');
	const field = new PayApp().description.properties
		.filter(({ displayOptions }) => {
			const { show } = displayOptions ?? {};
			return show?.resource?.includes(resource) && show.operation?.includes(operation);
		})
		.flatMap((one) =>
			one.name === 'additionalFields' ? (one.options as INodeProperties[]) : [one],
		)
		.find((one) => one.name === name);
	if (!field) throw new RangeError(`${call.cmd} has no field ${name}`);
	return field.displayName;
}

/**
 * Returns the required rows and this one. If an expression chooses, e.g. between a person and a
 * business, n8n requires the fields of both.
 */
const rowsFor = (call: Call, row: Row): Row[] =>
	valuesOf(
		call,
		...call.rows.filter(({ must }) => must && row.name in (CONDITIONS[must] ?? {})),
		row,
	);

/** Returns parameters with all that is required, this row's value coming from the item. */
const withValueOf = (call: Call, row: Row): IDataObject =>
	entered(rowsFor(call, row), (one) => (one.name === row.name ? VALUE : one.given));

/** Runs a call, expects that nothing is sent, and returns what the error says of each item. */
async function complaints(
	call: Call,
	parameters: IDataObject,
	items: IDataObject[] = [{}],
): Promise<string[]> {
	const done = await bench.run(call.operation, parameters, items);
	expect(bench.payapp.calls).toEqual([]);
	expect(done.status).toBe('error');
	const { message, description } = done.error;
	expect(description).toMatch(/nothing was sent|none of the \d+ items was sent/i);
	// With several items, each wrong one is named.
	if (items.length < 2) return [message];
	const texts = items.map(() => '');
	for (const [, text = '', index] of message.matchAll(/(.*?) \[item (\d+)\](?:; |$)/gs)) {
		texts[Number(index)] = `${texts[Number(index)] ?? ''}${text}`;
	}
	return texts;
}

/** Returns what the error says of each of these values. */
const complaintsAbout = async (call: Call, row: Row, values: unknown[]) =>
	await complaints(call, withValueOf(call, row), itemsOf(values));

const itemsOf = (values: unknown[]) => values.map((value) => ({ value }) as IDataObject);

/** Returns what goes out under this row's name for each of the values. */
async function sent(call: Call, row: Row, values: unknown[]): Promise<Array<string | undefined>> {
	const done = await bench.run(call.operation, withValueOf(call, row), itemsOf(values), GO_ON);
	if (call !== LITE) {
		const bodies = bench.payapp.calls.splice(0).map(({ body }) => decodeForm(body));
		return bodies.map((body) => Object.fromEntries(body)[row.name]);
	}
	return done.json.map(({ html }) => {
		const [, value] = new RegExp(`&#34;${row.name}&#34;:&#34;(.*?)&#34;`).exec(String(html)) ?? [];
		return value;
	});
}

const rowOf = (cmd: string, name: string): { call: Call; row: Row } => {
	const call = ALL.find((one) => one.cmd === cmd);
	const row = call?.rows.find((one) => one.name === name);
	if (!call || !row) throw new RangeError(`${cmd} ${name}`);
	return { call, row };
};

describe('a required field', () => {
	it.each(cases(ALL, (row) => !isOptional(row)))(
		'$title that an expression leaves empty is named, and nothing is sent',
		async ({ call, row }) => {
			for (const text of await complaintsAbout(call, row, [null, '', '  ', undefined])) {
				expect(text).toMatch(
					new RegExp(`'${escaped(labelOf(call, row.name))}' (is required|has no)`),
				);
			}
		},
	);

	it.each(cases(ALL, (row) => !isOptional(row) && typeof row.given === 'string' && !row.choices))(
		'$title that is left empty in the editor is named by n8n, and nothing is sent',
		async ({ call, row }) => {
			const parameters = { ...entered(valuesOf(call, row)), [row.name]: '' };
			const running = bench.run(call.operation, parameters);
			await expect(running).rejects.toThrow(`Parameter "${labelOf(call, row.name)}" is required`);
			expect(bench.payapp.calls).toEqual([]);
		},
	);
});

const escaped = (text: string) => text.replace(/[()]/g, '\\$&');

describe('a choice', () => {
	it.each(cases(ALL, ({ choices }) => choices !== undefined))(
		'$title that the manual does not list is refused with what can be chosen',
		async ({ call, row }) => {
			const several = Array.isArray(row.given);
			const wrong = several ? [['cash'], 'cash', ['card', 'cash']] : ['cash', 99, 'N/Y'];
			const documented = choiceRows(row).flatMap(({ given }) => given ?? []);
			for (const text of await complaintsAbout(call, row, wrong)) {
				expect(text).toContain(`'${labelOf(call, row.name)}' must be one of`);
				for (const value of documented) expect(text).toContain(String(value));
			}
		},
	);

	it('of payment methods may be a list or text with commas', async () => {
		const { call, row } = rowOf('payrequest', 'openpaytype');
		expect(
			await sent(call, row, [['phone', 'card'], 'phone,card', 'phone, card', 'vbank']),
		).toEqual(['phone,card', 'phone,card', 'phone,card', 'vbank']);
	});

	it('may come as a number where the manual has one', async () => {
		const { call, row } = rowOf('payrequest', 'reqaddr');
		expect(await sent(call, row, [0, 1, '0', '1'])).toEqual(['0', '1', '0', '1']);
	});

	it('of permissions counts each once', async () => {
		const { call, row } = rowOf('subidregist', 'state');
		expect(await sent(call, row, [['1', '4', '1'], [0, 2], '1,2,4'])).toEqual(['5', '2', '7']);
	});
});

const AMOUNTS = /^(price|goodprice|cancelprice|amt_.*|amount_.*|cancel_(taxable|taxfree|vat))$/;

describe('an amount', () => {
	const amounts = cases(ALL, ({ name }) => AMOUNTS.test(name));
	const NO_AMOUNTS = [
		-1,
		1.5,
		'1.5',
		'-1',
		'abc',
		'1,00',
		'1,0000',
		'1000원',
		'１０００',
		'1e3',
		'0x10',
		'1 000',
		Number.NaN,
		Number.POSITIVE_INFINITY,
		true,
		{ amount: 1 },
		[1000],
		'9007199254740993',
		1e21,
	];

	it.each(amounts)('$title that is no whole number of won is refused', async ({ call, row }) => {
		const accepted: unknown[] = [];
		for (const value of NO_AMOUNTS) {
			const parameters = entered(valuesOf(call, { ...row, given: `={{ ${literal(value)} }}` }));
			const done = await bench.run(call.operation, parameters);
			if (done.status === 'success') accepted.push(value);
			else expect(done.error.message).toContain(`'${labelOf(call, row.name)}' `);
		}
		expect(accepted).toEqual([]);
		expect(bench.payapp.calls).toEqual([]);
	});

	it.each(amounts.filter(({ row }) => !row.partOf))(
		'$title may be text with thousands separators',
		async ({ call, row: { least = 1, ...row } }) => {
			const values = [1000, '1000', '1,000', ' 1000 ', '1,234,567', least];
			const wire = ['1000', '1000', '1000', '1000', '1234567', String(least)];
			expect(await sent(call, row, values)).toEqual(wire);
		},
	);

	it.each(amounts.filter(({ row }) => /price$/.test(row.name)))(
		'$title below the smallest is refused',
		async ({ call, row }) => {
			const { least = 1 } = row;
			const smallest = least.toLocaleString('en-US');
			for (const text of await complaintsAbout(call, row, [0, '0', '0,000', -0, least - 1])) {
				expect(text).toMatch(new RegExp(`'${labelOf(call, row.name)}' .*\\b${smallest}\\b`));
			}
		},
	);

	it.each(amounts.filter(({ row }) => row.partOf))(
		'$title that does not make up the whole is refused',
		async ({ call, row }) => {
			const whole = call.rows.find(({ name }) => name === row.partOf)?.given;
			const wrong = [Number(whole) - 1, Number(whole) + 1, 0];
			for (const text of await complaintsAbout(call, row, wrong)) {
				expect(text).toContain(`'${labelOf(call, row.name)}' and the other tax parts make `);
				expect(text).toContain(`is ${String(whole)}`);
			}
			expect(await sent(call, row, [whole])).toEqual([String(whole)]);
		},
	);

	it.each(amounts.filter(({ row }) => /amt_(svc|tax)/.test(row.name)))(
		'$title may be 0',
		async ({ call, row }) => {
			expect(await sent(call, row, [0, '0'])).toEqual(['0', '0']);
		},
	);
});

/** Returns a value as written in an expression; JSON has no NaN. */
const literal = (value: unknown) =>
	typeof value === 'number' ? String(value) : JSON.stringify(value);

describe('a number that names something', () => {
	const digits = cases(ALL, ({ form }) => form === 'digits');

	it.each(digits)('$title with letters is refused', async ({ call, row }) => {
		const wrong = ['abc', '010-abcd-0000', '０１０１２３４', '12e3', '1.5', '12,3', '1;2'];
		for (const text of await complaintsAbout(call, row, wrong)) {
			expect(text).toContain(`'${labelOf(call, row.name)}' must be`);
		}
	});

	it.each(digits)('$title keeps its leading zeros', async ({ call, row }) => {
		expect(await sent(call, row, ['0012300', '000'])).toEqual(['0012300', '000']);
	});

	it.each(digits)('$title keeps its leading zeros where typed', async ({ call, row }) => {
		const done = await bench.run(
			call.operation,
			entered(valuesOf(call, { ...row, given: '0012300' })),
			[{}],
			GO_ON,
		);
		const text = call === LITE ? String(done.json[0]?.html) : bench.payapp.calls[0]?.body;
		expect(text).toContain('0012300');
	});

	it.each(digits.filter(({ row }) => /phone|tel/.test(row.name) || row.name === 'id_info'))(
		'$title may be written with hyphens and spaces (its type is int)',
		async ({ call, row }) => {
			const values = ['010-0000-0000', '010 0000 0000', ' 01000000000 '];
			expect(await sent(call, row, values)).toEqual(Array(3).fill('01000000000'));
		},
	);

	it.each(cases(ALL, ({ name }) => ['var1', 'zipcode', 'compbanknum', 'subuserid'].includes(name)))(
		'$title keeps its leading zeros too',
		async ({ call, row }) => {
			expect(await sent(call, row, ['000123', '012-34'])).toEqual(['000123', '012-34']);
		},
	);
});

describe('an expression', () => {
	it.each(cases(ALL, isOptional))('that gives null leaves out $title', async ({ call, row }) => {
		expect(await sent(call, row, [null, ''])).toEqual([undefined, undefined]);
	});

	it.each(cases(ALL, isOptional))(
		'that gives nothing for $title is an error: the value was wanted',
		async ({ call, row }) => {
			const [text, other] = await complaintsAbout(call, row, [undefined, undefined]);
			for (const one of [text, other]) expect(one).toContain(`'${labelOf(call, row.name)}' `);
		},
	);

	it.each(cases(ALL, ({ name }) => !AMOUNTS.test(name)))(
		'that gives no text for $title is an error',
		async ({ call, row }) => {
			const values = ['NaN', 'Infinity', '({ a: 1 })', '[{ a: 1 }]', 'true'];
			for (const value of values) {
				const expression = (one: Row) => (one.name === row.name ? `={{ ${value} }}` : one.given);
				const parameters = entered(rowsFor(call, row), expression);
				const [text] = await complaints(call, parameters);
				expect([value, text]).toEqual([
					value,
					expect.stringContaining(`'${labelOf(call, row.name)}' `),
				]);
			}
		},
	);

	it('that cannot be evaluated is an error that names its field', async () => {
		const { call } = rowOf('payrequest', 'goodname');
		const parameters = {
			...entered(requiredRows(call)),
			goodname: "={{ $('Nowhere').item.json.a }}",
		};
		const [text] = await complaints(call, parameters);
		expect(text).toContain("'Goods Name' ");
	});

	it.each(cases(ALL, isText))(
		'that cuts an emoji in two in $title is an error: it cannot be sent in UTF-8',
		async ({ call, row }) => {
			const shape = (text: string) =>
				row.form === 'address' || row.form === 'app'
					? `https://shop.example/${text}`
					: row.form === 'mail'
						? `${text}@shop.example`
						: text;
			const values = ['a\ud83d', '\ude00b', 'c\ud83dd', '\ude00\ud83d'].map(shape);
			for (const text of await complaintsAbout(call, row, values)) {
				expect(text).toContain(`'${labelOf(call, row.name)}' `);
			}
			const whole = shape('😀');
			expect(await sent(call, row, [whole])).toEqual([whole]);
		},
	);
});

describe('a payment request', () => {
	const { call, row } = rowOf('payrequest', 'reqmode');
	const inDollars = (vccode: IDataObject) => ({
		...entered(requiredRows(call)),
		additionalFields: { reqmode: 'usd', ...vccode },
	});

	it.each([
		['left out', {}],
		['empty', { vccode: '' }],
		['null', { vccode: '={{ null }}' }],
		['nothing', { vccode: '={{ $json.nothing }}' }],
	])('in dollars needs the country code: %s is refused (payapp.txt line 92)', async (_, vccode) => {
		const [text] = await complaints(call, inDollars(vccode));
		expect(text).toContain("'Country Code' ");
	});

	it('in dollars with a country code goes out in cents as entered', async () => {
		await bench.run(call.operation, { ...inDollars({ vccode: '1' }), price: 1000 });
		const fields = Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
		expect(fields).toMatchObject({ reqmode: 'usd', vccode: '1', price: '1000' });
	});

	it('in won or by UnionPay needs none', async () => {
		expect(await sent(call, row, ['krw', 'unionpay'])).toEqual(['krw', 'unionpay']);
	});

	it('on a checkout page in dollars needs none: the buyer types it (payapp.txt line 793)', async () => {
		const lite = rowOf('PayApp.call', 'currency');
		expect(await sent(lite.call, lite.row, ['usd'])).toEqual(['usd']);
	});
});

describe('an address', () => {
	it.each(cases(ALL, ({ form }) => form === 'address'))(
		'$title without its scheme is refused (payapp.txt line 63)',
		async ({ call, row }) => {
			const wrong = ['shop.example/hook', '//shop.example', 'ftp://shop.example', 'http://', 'x'];
			for (const text of await complaintsAbout(call, row, wrong)) {
				expect(text).toMatch(new RegExp(`'${labelOf(call, row.name)}' .*https?://`));
			}
		},
	);
});

describe('registering a seller', () => {
	const { call } = rowOf('sellerRegist', 'userid');
	const person = entered(requiredRows(call));
	const business = entered(requiredRows(call, 'business'));
	const fields = () => Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
	const OF_BUSINESS = ['compregno', 'compname', 'biztype1', 'biztype2', 'ceo_nm'];

	it('as a person needs the name', async () => {
		const [text] = await complaints(call, { ...person, username: '={{ "" }}' });
		expect(text).toBe("'Person Name' is required");
	});

	it.each(OF_BUSINESS)('as a business needs %s', async (name) => {
		const [text] = await complaints(call, { ...business, [name]: '={{ "" }}' });
		expect(text).toBe(`'${labelOf(call, name)}' is required`);
	});

	it('as a business names all five that are missing at once', async () => {
		const empty = Object.fromEntries(OF_BUSINESS.map((name) => [name, '={{ "" }}']));
		const [text] = await complaints(call, { ...business, ...empty });
		for (const name of OF_BUSINESS) expect(text).toContain(`'${labelOf(call, name)}' is required`);
	});

	it.each([
		['typed', '1'],
		['from an expression', '={{ "1" }}'],
		['a number', '={{ 1 }}'],
	])('as a person (%s) does not send what a business has', async (_, usertype) => {
		await bench.run(call.operation, { ...business, username: '홍길동', usertype });
		expect(fields()).toMatchObject({ usertype: '1', username: '홍길동' });
		for (const name of OF_BUSINESS) expect(fields()).not.toHaveProperty(name);
	});

	it.each([
		['typed', '2'],
		['from an expression', '={{ "2" }}'],
	])('as a business (%s) does not send what a person has', async (_, usertype) => {
		await bench.run(call.operation, { ...business, username: '홍길동', usertype });
		expect(fields()).toMatchObject({ usertype: '2', compname: '페이앱(주)' });
		expect(fields()).not.toHaveProperty('username');
	});

	it('needs a password of 8 letters and digits, and does not print a wrong one', async () => {
		const wrong = [
			'abc1234',
			'abcd12345',
			'비밀번호여덟글자',
			'abcd123!',
			'abcd 123',
			'abcd1234\n',
			' abcd1234',
			'ａｂｃｄ１２３４',
			'abcd123é',
		];
		const { row } = rowOf('sellerRegist', 'userpwd');
		const texts = await complaintsAbout(call, row, wrong);
		for (const [index, text] of texts.entries()) {
			expect(text).toMatch(/^'Password' .*8/);
			expect(text).not.toContain(wrong[index]);
		}
		expect(await sent(call, row, ['abcd1234', 'ABCDEFGH', '01234567', 12345678])).toEqual([
			'abcd1234',
			'ABCDEFGH',
			'01234567',
			'12345678',
		]);
	});

	it.each(['4', '={{ 4 }}'])(
		'as a reseller is Paid only: join_type %s is refused (payapp.txt line 1190)',
		async (join_type) => {
			const parameters = { ...person, seller_type: 'reseller', join_type };
			const [text] = await complaints(call, parameters);
			expect(text).toContain("'Fee Plan' ");
		},
	);

	it('as a seller may have the discount', async () => {
		await bench.run(call.operation, { ...person, join_type: '4' });
		expect(fields()).toMatchObject({ seller_type: 'seller', join_type: '4' });
	});

	it('needs an e-mail address', async () => {
		const { row } = rowOf('sellerRegist', 'email');
		for (const text of await complaintsAbout(call, row, ['seller', '@', 'a b@c', 'a@b@c'])) {
			expect(text).toContain("'Email' ");
		}
	});
});

describe('the time of a sale', () => {
	const { call, row } = rowOf('cashSt', 'trad_time');

	it('is 14 digits of Korean time, or a date with its zone, turned into Korean time', async () => {
		const times: Array<[unknown, string]> = [
			['20151231183120', '20151231183120'],
			[20151231183120, '20151231183120'],
			['20240229000000', '20240229000000'],
			['2026-01-31T09:31:20Z', '20260131183120'],
			['2026-01-31T15:00:00.000Z', '20260201000000'],
			['2025-12-31T23:59:59.999Z', '20260101085959'],
			['2026-01-31T18:31:20+09:00', '20260131183120'],
			['2026-01-31T18:31:20.500+0900', '20260131183120'],
			['2026-01-31T04:31:20-05:00', '20260131183120'],
		];
		const values = times.map(([value]) => value);
		expect(await sent(call, row, values)).toEqual(times.map(([, digits]) => digits));
	});

	it.each([
		['"2026-01-31T09:31:20Z"'],
		['new Date("2026-01-31T09:31:20Z")'],
		['DateTime.fromISO("2026-01-31T18:31:20", { zone: "Asia/Seoul" })'],
		['DateTime.fromISO("2026-01-31T09:31:20Z", { zone: "utc" })'],
	])('may be what the expression %s gives', async (expression) => {
		const parameters = { ...entered(valuesOf(call, row)), trad_time: `={{ ${expression} }}` };
		await bench.run(call.operation, parameters);
		const fields = Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
		expect(fields.trad_time).toBe('20260131183120');
	});

	it.each([
		['13 digits', '2015123118312'],
		['15 digits', '201512311831200'],
		['a day', '20151231'],
		['30 February', '20260230120000'],
		['29 February of no leap year', '20250229120000'],
		['month 13', '20261301120000'],
		['hour 24', '20260131240000'],
		['minute 60', '20260131126000'],
		['second 60', '20260131120060'],
		['no zone', '2026-01-31T18:31:20'],
		['no zone, as PayApp writes it', '2026-01-31 18:31:20'],
		['words', 'yesterday'],
		['30 February with a zone', '2026-02-30T12:00:00Z'],
		['hour 25 with a zone', '2026-01-31T25:00:00Z'],
	])('is refused where it is %s', async (_, value) => {
		const [text] = await complaintsAbout(call, row, [value]);
		expect(text).toMatch(/^'Time of Sale' .*14 digits/);
	});
});

describe('several wrong values', () => {
	it('of a payment request are named in one error', async () => {
		const { call } = rowOf('payrequest', 'price');
		const [text] = await complaints(call, {
			goodname: '={{ null }}',
			price: '={{ "abc" }}',
			recvphone: '={{ "call me" }}',
			feedbackurl: 'shop.example',
			additionalFields: {
				memo: '={{ $json.nothing }}',
				openpaytype: '={{ ["cash"] }}',
				reqaddr: '={{ 2 }}',
				reqmode: 'usd',
				returnurl: 'x',
				var1: '={{ ({}) }}',
			},
		});
		const wrong = [
			'goodname',
			'price',
			'recvphone',
			'feedbackurl',
			'memo',
			'openpaytype',
			'reqaddr',
		];
		for (const name of [...wrong, 'vccode', 'returnurl', 'var1']) {
			expect(text).toContain(`'${labelOf(call, name)}' `);
		}
		for (const name of ['var2', 'smsuse', 'checkretry', 'appurl']) {
			expect(text).not.toContain(`'${labelOf(call, name)}' `);
		}
	});

	it('of a seller are named in one error', async () => {
		const { call } = rowOf('sellerRegist', 'phone');
		const wrong = {
			userid: '={{ "" }}',
			userpwd: 'short',
			phone: 'none',
			email: 'none',
			bizkind: '={{ "bank" }}',
			username: '={{ null }}',
			seller_type: 'reseller',
			join_type: '4',
		};
		const [text] = await complaints(call, { ...entered(requiredRows(call)), ...wrong });
		const names = Object.keys(wrong).filter((name) => name !== 'seller_type');
		for (const name of names) expect(text).toContain(`'${labelOf(call, name)}' `);
	});

	it('of a cash receipt are named in one error', async () => {
		const { call } = rowOf('cashStRegist', 'amt_tot');
		const names = requiredRows(call).map(({ name }) => name);
		const wrong = Object.fromEntries(names.map((name) => [name, '={{ ({}) }}']));
		const [text] = await complaints(call, wrong);
		for (const name of names) expect(text).toContain(`'${labelOf(call, name)}' `);
	});

	it('of a checkout page are named in one error', async () => {
		const { call } = rowOf('PayApp.call', 'price');
		const [text] = await complaints(call, {
			shopname: '={{ "" }}',
			price: '0',
			feedbackurl: 'x',
			additionalFields: { recvphone: 'x', redirect: '={{ "top" }}', charset: '={{ "utf-8" }}' },
		});
		for (const name of ['shopname', 'price', 'feedbackurl', 'recvphone', 'redirect', 'charset']) {
			expect(text).toContain(`'${labelOf(call, name)}' `);
		}
	});

	it('of several items are named in one error, and the right items are not sent either', async () => {
		const { call, row } = rowOf('payrequest', 'price');
		const texts = await complaintsAbout(call, row, [1000, 0, 2000, 'abc']);
		expect(texts.map((text) => text.includes("'Price' "))).toEqual([false, true, false, true]);
	});

	it('stop only their own items where the node goes on after errors', async () => {
		const { call, row } = rowOf('payrequest', 'price');
		const items = itemsOf([1000, 0, '2,000', 'abc']);
		const done = await bench.run(call.operation, withValueOf(call, row), items, GO_ON);
		const prices = bench.payapp.calls.map(({ body }) => Object.fromEntries(decodeForm(body)).price);
		expect(prices).toEqual(['1000', '2000']);
		expect(done.json.map(({ error }) => JSON.stringify(error ?? '').includes("'Price' "))).toEqual([
			false,
			true,
			false,
			true,
		]);
	});
});
