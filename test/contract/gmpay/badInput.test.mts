/**
 * Wrong input gets an error before anything is sent, which names the field by its label in the
 * editor, with the rule. The rules are the manual's (gmpay.txt); what it allows goes out as it is.
 */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { GmPay } from '../../../nodes/GmPay/GmPay.node';
import { labelIn } from '../../support/fields.mts';
import { bench, openGmPay } from '../../support/gmpay.mts';
import { CALLS, callOf, entered, isEntered, requiredRows, rowsWith } from './table.mts';
import type { Call, Row } from './table.mts';

openGmPay();

/** Returns the label of a field in the editor. */
const labelOf = ({ operation }: Call, name: string): string =>
	labelIn(new GmPay(), operation, name);

const cases = (pick: (row: Row) => boolean) =>
	CALLS.flatMap((call) =>
		call.rows
			.filter((row) => isEntered(row) && pick(row))
			.map((row) => ({
				title: `${labelOf(call, row.name)} (${call.path} ${row.name}; gmpay.txt line ${row.line})`,
				call,
				row,
			})),
	);

/** Returns the message about this value of this row; expects that nothing was sent. */
async function complaint(call: Call, row: Row, value: unknown): Promise<string> {
	const expression = `={{ ${typeof value === 'number' ? String(value) : JSON.stringify(value)} }}`;
	const parameters = entered(rowsWith(call, row), (one) =>
		one.name === row.name ? (value === undefined ? '={{ $json.nothing }}' : expression) : one.given,
	);
	const done = await bench.run(call.operation, parameters);
	expect([value, bench.seen]).toEqual([value, []]);
	expect([value, done.status]).toEqual([value, 'error']);
	expect(done.error.description).toMatch(/nothing was sent/i);
	return done.error.message;
}

const rowOf = (operation: string, name: string): { call: Call; row: Row } => {
	const call = callOf(operation);
	const row = call.rows.find((one) => one.name === name);
	if (!row) throw new RangeError(name);
	return { call, row };
};

describe('a required field', () => {
	it.each(cases(({ must, optional }) => must && !optional))(
		'$title that an expression leaves empty is named, and nothing is sent',
		async ({ call, row }) => {
			for (const value of [null, '', '  ', undefined]) {
				const label = labelOf(call, row.name);
				expect(await complaint(call, row, value)).toMatch(`'${label}' `);
			}
		},
	);

	it.each(['member.getCancelToken', 'payment.request', 'payment.cancel'])(
		'%s without a member, neither in the field nor in the credential, is not sent',
		async (operation) => {
			const rows = requiredRows(callOf(operation)).filter(({ name }) => name !== 'memberId');
			const done = await bench.run(operation, entered(rows), [{}], {}, { memberId: ' ' });
			expect(bench.seen).toEqual([]);
			expect(done.error.message).toContain("'Merchant ID' is required");
			expect(done.error.description).toMatch(/nothing was sent/i);
		},
	);

	it('a corporation without its number is refused (gmpay.txt line 68)', async () => {
		const { call } = rowOf('member.register', 'corpNo');
		const rows = requiredRows(call).filter(({ name }) => name !== 'corpNo');
		const done = await bench.run(call.operation, entered(rows));
		expect(bench.seen).toEqual([]);
		expect(done.error.message).toBe("'Corporate Number' is required for a corporation");
	});
});

describe('a choice', () => {
	it.each(cases(({ choices }) => choices !== undefined))(
		'$title that the manual does not list is refused with what can be chosen',
		async ({ call, row }) => {
			for (const value of ['X', 1, row.choices![0]!.toLowerCase(), 'FREE']) {
				const text = await complaint(call, row, value);
				expect(text).toContain(`'${labelOf(call, row.name)}' must be one of`);
				for (const choice of row.choices!) expect(text).toContain(choice);
			}
		},
	);
});

describe('the amount', () => {
	const { call, row } = rowOf('payment.request', 'totalPrice');

	it.each([
		[0, 'must be 1 or more'],
		[-1000, 'must be 1 or more'],
		[10.5, 'whole number'],
		['1e3', 'whole number'],
		['1000원', 'whole number'],
		['1,00', 'whole number'],
		['９９', 'whole number'],
		[Number.NaN, 'whole number'],
		[Number.POSITIVE_INFINITY, 'whole number'],
		[1e21, 'too large'],
		[true, 'whole number'],
		[[1000], 'whole number'],
	])('%p is refused', async (value, rule) => {
		expect(await complaint(call, row, value)).toContain(rule);
	});

	it.each([
		[1, 1],
		[999, 999],
		['1,004', 1004],
		[' 1004 ', 1004],
		[99_999_999_999, 99_999_999_999],
	])('%p goes out as the number %d: no minimum but 1, no maximum', async (value, wire) => {
		const parameters = { ...entered(requiredRows(call)), totalPrice: '={{ $json.value }}' };
		await bench.run(call.operation, parameters, [{ value }]);
		expect(JSON.parse(bench.seen[0]!.body)).toMatchObject({ totalPrice: wire });
	});
});

describe('a date of birth', () => {
	const { call, row } = rowOf('member.register', 'ceoBirth');

	it.each(['800131', '19800230', '19801301', '1980-1-31', '31011980', '19000229', 'today'])(
		'%s is refused (gmpay.txt line 71: yyyyMMdd)',
		async (value) => {
			expect(await complaint(call, row, value)).toContain(
				"'Representative Date of Birth' must be a date",
			);
		},
	);

	it.each(['19800131', '1980-01-31', '20000229'])('%s goes out as eight digits', async (value) => {
		await bench.run(call.operation, entered(rowsWith(call, { ...row, given: value })));
		expect(JSON.parse(bench.seen[0]!.body)).toMatchObject({ ceoBirth: value.replace(/-/g, '') });
	});
});

describe('an address', () => {
	it.each(cases(({ name }) => /email/i.test(name)))(
		'$title has to be an e-mail address',
		async ({ call, row }) => {
			for (const value of ['name', 'a@', '@b', 'a b@c', 'a@b@c']) {
				expect(await complaint(call, row, value)).toContain('must be an e-mail address');
			}
		},
	);

	it.each(cases(({ name }) => /Url$/.test(name)))(
		'$title has to be a full one',
		async ({ call, row }) => {
			for (const value of ['shop.example/hook', '//shop.example', 'ftp://x', 'javascript:1']) {
				expect(await complaint(call, row, value)).toContain('must be a full address');
			}
		},
	);
});

describe('a text', () => {
	it.each(cases(({ choices, given }) => typeof given === 'string' && !choices))(
		'$title that is an object, or holds half a character, is refused',
		async ({ call, row }) => {
			const label = `'${labelOf(call, row.name)}' `;
			expect(await complaint(call, row, { a: 1 })).toContain(label);
			expect(await complaint(call, row, 'a\ud83d')).toContain(label);
		},
	);
});

describe('partner keys', () => {
	const partnerCalls = CALLS.filter(({ rows }) => rows.some(({ place }) => place === 'header'));

	it.each(partnerCalls)(
		'$path without them is not sent, and says which is missing',
		async (call) => {
			const parameters = entered(requiredRows(call));
			for (const [name, label] of [
				['devID', 'Partner ID'],
				['devToken', 'Partner Token'],
			] as const) {
				for (const value of ['', ' ', '파트너', 'two\r\nlines', 'a b']) {
					const done = await bench.run(call.operation, parameters, [{}], {}, { [name]: value });
					expect(bench.seen).toEqual([]);
					expect(done.error.description).toContain(label);
					if (value.trim()) expect(done.stored).not.toContain(JSON.stringify(value).slice(1, -1));
				}
			}
		},
	);

	it('with line ends around them go out without', async () => {
		const call = callOf('member.getCancelToken');
		const credential = { devID: ' partner-1\n', devToken: '\tTEST+dev/token==\r\n' };
		await bench.run(call.operation, entered(requiredRows(call)), [{}], {}, credential);
		expect(bench.seen[0]?.headers).toMatchObject({
			devid: 'partner-1',
			devtoken: 'TEST+dev/token==',
		});
	});

	it.each(CALLS.filter((call) => !partnerCalls.includes(call)))(
		'$path needs none and sends none',
		async (call) => {
			const parameters = entered(requiredRows(call));
			const credential = { devID: '', devToken: '' };
			await bench.run(call.operation, parameters, [{}], {}, credential);
			await bench.run(call.operation, parameters);
			expect(bench.seen).toHaveLength(2);
			expect(JSON.stringify(bench.seen)).not.toMatch(/partner-1|dev.token/i);
		},
	);
});

describe('several items', () => {
	it('with a wrong one among them: all wrong ones are named, none is sent', async () => {
		const { call } = rowOf('payment.request', 'totalPrice');
		const parameters: IDataObject = {
			...entered(requiredRows(call)),
			totalPrice: '={{ $json.price }}',
			mobile: '={{ $json.mobile }}',
		};
		const items = [
			{ price: 1000, mobile: '010' },
			{ price: 'a lot', mobile: '010' },
			{ price: 0, mobile: '' },
		];
		const done = await bench.run(call.operation, parameters, items);
		expect(bench.seen).toEqual([]);
		expect(done.error.message).toContain("'Amount' must be a whole number, e.g. 1000 [item 1]");
		expect(done.error.message).toContain("'Buyer Mobile Phone' is required [item 2]");
		expect(done.error.description).toContain('None of the 3 items was sent');
	});
});
