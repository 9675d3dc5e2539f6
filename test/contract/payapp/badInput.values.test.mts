/**
 * Wrong input gets an error before anything is sent, which names every wrong field by its label in
 * the editor, with the rule. Unusual but valid input reaches the wire exactly. The rules are the
 * manual's (payapp.txt) and those of PayApp's SDKs.
 */
import { describe, expect, it } from '@jest/globals';

import { AMOUNTS, cases, complaintsAbout, isOptional, labelOf, rowOf, sent } from './badInput.mts';
import type { Row } from './row.mts';
import { LITE } from './table.mts';
import { choiceRows, entered, valuesOf } from './entries.mts';
import { ALL } from './wire.mts';
import { bench, GO_ON, openPayApp } from '../../support/payapp.mts';

openPayApp();

describe('a required field', () => {
	it.each(cases(ALL, (row) => !isOptional(row)))(
		'$title that an expression leaves empty is named, and nothing is sent',
		async ({ call, row }) => {
			for (const text of await complaintsAbout(bench, call, row, [null, '', '  ', undefined])) {
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
			for (const text of await complaintsAbout(bench, call, row, wrong)) {
				expect(text).toContain(`'${labelOf(call, row.name)}' must be one of`);
				for (const value of documented) expect(text).toContain(String(value));
			}
		},
	);

	it('of payment methods may be a list or text with commas', async () => {
		const { call, row } = rowOf('payrequest', 'openpaytype');
		expect(
			await sent(bench, call, row, [['phone', 'card'], 'phone,card', 'phone, card', 'vbank']),
		).toEqual(['phone,card', 'phone,card', 'phone,card', 'vbank']);
	});

	it('may come as a number where the manual has one', async () => {
		const { call, row } = rowOf('payrequest', 'reqaddr');
		expect(await sent(bench, call, row, [0, 1, '0', '1'])).toEqual(['0', '1', '0', '1']);
	});

	it('of permissions counts each once', async () => {
		const { call, row } = rowOf('subidregist', 'state');
		expect(await sent(bench, call, row, [['1', '4', '1'], [0, 2], '1,2,4'])).toEqual([
			'5',
			'2',
			'7',
		]);
	});
});

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
			expect(await sent(bench, call, row, values)).toEqual(wire);
		},
	);

	it.each(amounts.filter(({ row }) => /price$/.test(row.name)))(
		'$title below the smallest is refused',
		async ({ call, row }) => {
			const { least = 1 } = row;
			const smallest = least.toLocaleString('en-US');
			for (const text of await complaintsAbout(bench, call, row, [
				0,
				'0',
				'0,000',
				-0,
				least - 1,
			])) {
				expect(text).toMatch(new RegExp(`'${labelOf(call, row.name)}' .*\\b${smallest}\\b`));
			}
		},
	);

	it.each(amounts.filter(({ row }) => row.partOf))(
		'$title that does not make up the whole is refused',
		async ({ call, row }) => {
			const whole = call.rows.find(({ name }) => name === row.partOf)?.given;
			const wrong = [Number(whole) - 1, Number(whole) + 1, 0];
			for (const text of await complaintsAbout(bench, call, row, wrong)) {
				expect(text).toContain(`'${labelOf(call, row.name)}' and the other tax parts make `);
				expect(text).toContain(`is ${String(whole)}`);
			}
			expect(await sent(bench, call, row, [whole])).toEqual([String(whole)]);
		},
	);

	it.each(amounts.filter(({ row }) => /amt_(svc|tax)/.test(row.name)))(
		'$title may be 0',
		async ({ call, row }) => {
			expect(await sent(bench, call, row, [0, '0'])).toEqual(['0', '0']);
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
		for (const text of await complaintsAbout(bench, call, row, wrong)) {
			expect(text).toContain(`'${labelOf(call, row.name)}' must be`);
		}
	});

	it.each(digits)('$title keeps its leading zeros', async ({ call, row }) => {
		expect(await sent(bench, call, row, ['0012300', '000'])).toEqual(['0012300', '000']);
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
			expect(await sent(bench, call, row, values)).toEqual(Array(3).fill('01000000000'));
		},
	);

	it.each(cases(ALL, ({ name }) => ['var1', 'zipcode', 'compbanknum', 'subuserid'].includes(name)))(
		'$title keeps its leading zeros too',
		async ({ call, row }) => {
			expect(await sent(bench, call, row, ['000123', '012-34'])).toEqual(['000123', '012-34']);
		},
	);
});

describe('an address', () => {
	it.each(cases(ALL, ({ form }) => form === 'address'))(
		'$title without its scheme is refused (payapp.txt line 63)',
		async ({ call, row }) => {
			const wrong = ['shop.example/hook', '//shop.example', 'ftp://shop.example', 'http://', 'x'];
			for (const text of await complaintsAbout(bench, call, row, wrong)) {
				expect(text).toMatch(new RegExp(`'${labelOf(call, row.name)}' .*https?://`));
			}
		},
	);
});

describe('what has a form of its own', () => {
	const WRONG: Array<{ form: NonNullable<Row['form']>; wrong: string[] }> = [
		{ form: 'day', wrong: ['2099-02-30', '2099-13-01', '20991231', '2099/12/31', 'soon'] },
		{ form: 'mail', wrong: ['buyer', 'buyer@', '@example.com', 'a b@example.com'] },
		{ form: 'time', wrong: ['20150230183120', '2015-12-31 18:31:20', '201512311831', 'now'] },
	];
	const places = WRONG.flatMap(({ form, wrong }) =>
		cases(ALL, (row) => row.form === form).map((place) => ({ ...place, wrong })),
	);

	it.each(places)('$title in another form is refused', async ({ call, row, wrong }) => {
		const complaints = await complaintsAbout(bench, call, row, wrong);
		expect(complaints).toHaveLength(wrong.length);
		for (const text of complaints) expect(text).toContain(`'${labelOf(call, row.name)}' must be`);
	});
});
