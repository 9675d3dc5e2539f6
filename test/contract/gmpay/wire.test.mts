/**
 * Every documented GMPay parameter, from the field that the merchant fills in to the wire. The
 * table is in table.mts and comes from the manual (gmpay.txt), as do all expected values.
 */
import { describe, expect, it } from '@jest/globals';

import { GmPayApi } from '../../../credentials/GmPayApi.credentials';
import { bench, openGmPay } from '../../support/gmpay.mts';
import { CALLS, callOf, cases, entered, isEntered, requiredRows, rowsWith } from './table.mts';
import type { Call, Row } from './table.mts';

openGmPay();

/** Splits a query by hand, so that no library of the node checks its own work. */
const pairsOf = (query: string) =>
	query
		.split('&')
		.filter(Boolean)
		.map((pair) => pair.split('=') as [string, string]);

const inBody = (rows: Row[]) =>
	Object.fromEntries(
		rows.filter(({ place }) => place === 'body').map(({ name, given }) => [name, given]),
	);

function expectWire(call: Call, rows: Row[]): void {
	expect(bench.seen).toHaveLength(1);
	const [seen] = bench.seen;
	expect(seen).toMatchObject({ method: call.method, path: call.path });
	const query = rows.filter(({ place }) => place === 'query');
	expect(pairsOf(seen!.query)).toEqual(
		query.map(({ name, given, encoded }) => [name, encoded ?? String(given)]),
	);
	if (call.method === 'GET') expect(seen!.body).toBe('');
	else expect(JSON.parse(seen!.body)).toEqual(inBody(rows));
	const partnerRows = call.rows.filter(({ place }) => place === 'header');
	for (const name of ['devID', 'devToken'] as const) {
		const row = partnerRows.find((one) => one.name === name);
		expect(seen!.headers[name.toLowerCase()]).toBe(row?.given);
		expect(seen!.headerNames.includes(name)).toBe(row !== undefined);
	}
	if (call.method === 'POST') expect(seen!.headers['content-type']).toBe('application/json');
	expect(seen!.headers.authorization).toBeUndefined();
}

describe('each documented parameter', () => {
	it.each(cases(() => true))(
		'$title goes out by its name, exact, with nothing that was not asked for',
		async ({ call, row }) => {
			const rows = rowsWith(call, row);
			const done = await bench.run(call.operation, entered(rows));
			expect(done.status).toBe('success');
			expectWire(call, rows);
		},
	);

	it.each(CALLS)('$path carries all of its parameters at once', async (call) => {
		const rows = call.rows.filter(isEntered);
		const done = await bench.run(call.operation, entered(rows));
		expect(done.status).toBe('success');
		expectWire(call, rows);
	});

	it.each(cases(({ choices }) => choices !== undefined))(
		'$title goes out as each of its documented values',
		async ({ call, row }) => {
			for (const choice of row.choices!) {
				bench.reset();
				const rows = rowsWith(call, { ...row, given: choice });
				await bench.run(call.operation, entered(rows));
				expectWire(call, rows);
			}
		},
	);

	it.each(cases((row) => isEntered(row) && !row.must))(
		'$title is absent where it is left empty',
		async ({ call }) => {
			await bench.run(call.operation, entered(requiredRows(call)));
			expectWire(call, requiredRows(call));
		},
	);
});

/** Texts known to get mangled: separators, encodings, line endings, quotes, zeros */
const TEXTS = [
	'a&b=c+d%e',
	' blanks around ',
	'two\nlines\tand a tab',
	'"double", \'single\', back\\slash \\u0041',
	'😀 한글 각 é e\u0301',
	'</script><b>&amp;',
	'line\u2028separator',
	'=1+1 {{ $json.other }} $&',
	'../../../oapi/payment/cancel',
	'__proto__',
	'0012300',
	// In a query, three characters for each of its 8 bytes: as much as a server takes in a header
	'한😀&'.repeat(400),
];

describe('what the merchant types', () => {
	const texts = cases(
		(row) =>
			isEntered(row) &&
			typeof row.given === 'string' &&
			!row.choices &&
			!/email|url|birth/i.test(row.name),
	);
	it.each(texts)('in $title arrives to the letter, whatever it is', async ({ call, row }) => {
		const parameters = entered(rowsWith(call, row), (one) =>
			one.name === row.name ? '={{ $json.text }}' : one.given,
		);
		const items = TEXTS.map((text) => ({ text }));
		await bench.run(call.operation, { ...parameters, options: { concurrency: 1 } }, items);
		const arrived = bench.seen.map(({ query, body }) =>
			row.place === 'query'
				? decodeURIComponent(pairsOf(query)[0]![1].replace(/\+/g, ' '))
				: (JSON.parse(body) as Record<string, unknown>)[row.name],
		);
		expect(arrived).toEqual(TEXTS);
	});

	it.each(cases(({ name }) => /mobile|phone|bizNo|zipCode|corpNo/i.test(name)))(
		'in $title stays as it is written: leading zeros, hyphens and spaces',
		async ({ call, row }) => {
			const given = ['010-0000-0000', '010 0000 0000', '+82 10-0000-0000', '00012'];
			const parameters = entered(rowsWith(call, row), (one) =>
				one.name === row.name ? '={{ $json.text }}' : one.given,
			);
			await bench.run(
				call.operation,
				parameters,
				given.map((text) => ({ text })),
			);
			const arrived = bench.seen.map(
				({ body }) => (JSON.parse(body) as Record<string, unknown>)[row.name],
			);
			expect(arrived).toEqual(given);
		},
	);
});

describe('values that the manual requires and the user may leave out', () => {
	it.each(['member.getCancelToken', 'payment.request', 'payment.cancel'])(
		'%s takes the member from the credential',
		async (operation) => {
			const rows = requiredRows(callOf(operation)).filter(({ name }) => name !== 'memberId');
			await bench.run(operation, entered(rows), [{}], {}, { memberId: ' from-credential\n' });
			const [{ query, body } = { query: '', body: '' }] = bench.seen;
			expect(query || body).toContain('from-credential');
			expect(query || body).not.toMatch(/\\n|%0A| from/);
		},
	);

	it('a sole proprietor sends an empty corpNo: the manual requires it of everybody', async () => {
		const call = callOf('member.register');
		const rows = requiredRows(call)
			.filter(({ name }) => name !== 'corpNo')
			.map((row) => (row.name === 'bizType' ? { ...row, given: 'PERSONAL' } : row));
		await bench.run(call.operation, entered(rows));
		expect(JSON.parse(bench.seen[0]!.body)).toEqual({ ...inBody(rows), corpNo: '' });
	});
});

describe('the base URL', () => {
	it('is https://api.gmpay.kr unless changed (gmpay.txt line 3)', () => {
		const { properties } = new GmPayApi();
		expect(properties.find(({ name }) => name === 'baseUrl')?.default).toBe('https://api.gmpay.kr');
	});

	it('may have a path and a slash at its end', async () => {
		const credential = { baseUrl: `${bench.origin}/proxy/ ` };
		bench.answer('/proxy/oapi/payment/cancel', { body: { success: true, message: 'OK' } });
		const parameters = { orderNo: '1', cancelToken: 'token' };
		await bench.run('payment.cancel', parameters, [{}], {}, credential);
		expect(bench.seen[0]?.path).toBe('/proxy/oapi/payment/cancel');
	});
});
