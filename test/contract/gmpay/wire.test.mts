/**
 * Every documented GMPay parameter, from the field that the merchant fills in to the wire. The
 * table is in gmpay.mts and comes from the manual (gmpay.txt), as do all expected values.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { GmPayApi } from '../../../credentials/GmPayApi.credentials';
import { GmPay } from '../../../nodes/GmPay/GmPay.node';
import { CREDENTIAL, GmPayBench } from '../../support/gmpay.mts';
import { CALLS, callOf, entered, isEntered, requiredRows, rowsWith } from './table.mts';
import type { Call, Row } from './table.mts';

let bench: GmPayBench;
beforeAll(async () => {
	bench = await GmPayBench.start();
});
beforeEach(() => bench.reset());
afterAll(async () => await bench.close());

const cases = (pick: (row: Row) => boolean) =>
	CALLS.flatMap((call) =>
		call.rows.filter(pick).map((row) => ({
			title: `${call.path} ${row.name} (gmpay.txt line ${row.line})`,
			call,
			row,
		})),
	);

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

describe('what GMPay answers', () => {
	const runSample = async (operation: string) =>
		(await bench.run(operation, entered(requiredRows(callOf(operation))))).json;

	it('to a request comes out: the payment page and the order number, zeros kept', async () => {
		expect(await runSample('payment.request')).toEqual([
			{ orderNo: '0001234', payUrl: 'https://pay.gmpay.example/0001234' },
		]);
	});

	it('to a cancellation comes out as done', async () => {
		expect(await runSample('payment.cancel')).toEqual([
			{ cancelled: true, memberId: 'testid', orderNo: '0001234' },
		]);
	});

	it.each([
		['N', true],
		['E', false],
		['X', null],
	])('to an ID check with val1 %s comes out as available %s', async (val1, available) => {
		const { path } = callOf('member.checkId');
		bench.answer(path, { body: { message: 'OK', success: true, val1 } });
		expect(await runSample('member.checkId')).toMatchObject([{ available, val1 }]);
	});

	it('to the token call comes out: obtaining it is what the operation is for', async () => {
		expect(await runSample('member.getCancelToken')).toMatchObject([{ cancelToken: '취소 토큰' }]);
	});

	it('to an agreement and a registration comes out as done, without the password', async () => {
		expect(await runSample('member.requestAgreement')).toMatchObject([{ requested: true }]);
		expect(await runSample('member.register')).toEqual([{ registered: true, memberId: 'newshop' }]);
	});

	const MONEY = '/oapi/payment/cancel';

	// For a call that moves money, only a plain no under 2xx is a refusal: GMPay documents neither
	// codes nor statuses.
	it('to a cancellation with success false under HTTP 400 leaves the outcome unknown', async () => {
		bench.answer(MONEY, { status: 400, body: { message: '잘못된 요청 & 다시', success: false } });
		const done = await bench.run('payment.cancel', entered(requiredRows(callOf('payment.cancel'))));
		expect(done.error.message).toContain('It is not known');
		expect(done.error.description).toContain('잘못된 요청 & 다시');
	});

	it.each(
		CALLS.flatMap((call) => [200, 400].map((status) => ({ ...call, status }))).filter(
			({ path, status }) => path !== MONEY || status === 200,
		),
	)(
		'to $path with success false (HTTP $status) is an error in its own words',
		async ({ path, operation, status }) => {
			bench.answer(path, { status, body: { message: '잘못된 요청 & 다시', success: false } });
			const done = await bench.run(operation, entered(requiredRows(callOf(operation))));
			expect(done.status).toBe('error');
			expect(done.error.message).toContain('잘못된 요청 & 다시');
			expect(done.error.message).not.toContain('code');
			expect(done.error.description).toContain('Nothing was done');
			expect(bench.seen).toHaveLength(1);
		},
	);

	it.each([
		['HTTP 500 with success false', { status: 500, body: { success: false, message: 'x' } }],
		['HTTP 502', { status: 502, body: '<html>' }],
		['no JSON', { body: 'OK' }],
		['JSON without success', { body: { message: 'OK' } }],
		['success that is no boolean', { body: { success: 'yes' } }],
		['success true under HTTP 404', { status: 404, body: callOf('payment.request').answer }],
		['a redirect', { status: 302, body: '' }],
		['no order number', { body: { success: true, payUrl: 'https://pay.example' } }],
		['a lost connection', { cut: true as const }],
	])('that cannot be trusted (%s) leaves the outcome of a request unknown', async (_, answer) => {
		const { path, operation } = callOf('payment.request');
		bench.answer(path, answer);
		const done = await bench.run(operation, entered(requiredRows(callOf(operation))));
		expect(done.error.message).toContain('It is not known whether GMPay');
		expect(bench.seen).toHaveLength(1);
	});
});

describe('the table is complete:', () => {
	const SETTINGS = ['options', 'askCancelToken', 'notificationNotice'];
	const offeredBy = ({ operation }: Call) => {
		const [resource = '', name = ''] = operation.split('.');
		return new GmPay().description.properties
			.filter(({ displayOptions, name: field }) => {
				const { show } = displayOptions ?? {};
				const isHere = show?.resource?.includes(resource) && show.operation?.includes(name);
				return isHere && !SETTINGS.includes(field);
			})
			.flatMap((field) =>
				field.name === 'additionalFields'
					? (field.options as INodeProperties[]).map((one) => ({ ...one, as: 'additional' }))
					: [{ ...field, as: 'field' }],
			);
	};

	it.each(CALLS)('$path has the same parameters in the manual and in the node', (call) => {
		const documented = call.rows.filter(isEntered).map(({ name, as }) => `${name} ${as}`);
		const offered = offeredBy(call).map(({ name, as }) => `${name} ${as}`);
		expect(offered.sort()).toEqual(documented.sort());
	});

	it.each(cases(isEntered))('$title is required exactly where it has to be', ({ call, row }) => {
		const field = offeredBy(call).find(({ name }) => name === row.name);
		expect(field?.required === true).toBe(row.must && !row.optional);
	});

	it.each(cases(({ choices }) => choices !== undefined))(
		'$title offers exactly the documented choices',
		({ call, row }) => {
			const field = offeredBy(call).find(({ name }) => name === row.name);
			const values = (field?.options ?? []).map((one) => 'value' in one && one.value);
			expect(values.sort()).toEqual([...row.choices!].sort());
		},
	);

	it('the node offers no further call', () => {
		const operations = new GmPay().description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map(
					(option) =>
						`${String(displayOptions?.show?.resource?.[0])}.${'value' in option ? String(option.value) : ''}`,
				),
			);
		expect(operations.sort()).toEqual(
			[...CALLS.map(({ operation }) => operation), 'notification.acknowledge'].sort(),
		);
	});

	it('the credential has the documented names', () => {
		const names = new GmPayApi().properties.map(({ name }) => name).sort();
		expect(names).toEqual([...Object.keys(CREDENTIAL), 'baseUrl'].sort());
	});
});
