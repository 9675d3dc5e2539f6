/**
 * Every documented PayApp parameter, from the field that the merchant fills in to the wire. The
 * table is in table.mts and comes from the manual (payapp.txt) and PayApp's SDKs, as do all
 * expected values.
 */
import { describe, expect, it } from '@jest/globals';

import { PayAppApi } from '../../../credentials/PayAppApi.credentials';
import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { checkoutOf } from './checkoutPage.mts';
import { recorded } from './recorded.mts';
import { CALLS, LITE } from './table.mts';
import {
	choiceRows,
	decodeForm,
	encodedOf,
	entered,
	isEntered,
	requiredRows,
	valuesOf,
	wireOf,
} from './entries.mts';
import type { Row } from './row.mts';
import { ALL, byName, callOf, cases, operationOf, sentBy, wireFor } from './wire.mts';
import { execute } from '../../support/engine.mts';
import { bench, GO_ON, openPayApp } from '../../support/payapp.mts';

openPayApp();

describe('each documented parameter', () => {
	it.each(cases(CALLS, ({ as }) => as !== 'switch'))(
		'$title goes out by its name, exact, with nothing that was not asked for ($source)',
		async ({ call, row }) => {
			const values = valuesOf(call, ...(isEntered(row) ? [row] : []));
			await bench.run(call.operation, entered(values), [{}], GO_ON);

			expect(bench.payapp.calls).toHaveLength(1);
			const [{ body, method, contentType } = { body: '', method: '', contentType: '' }] =
				bench.payapp.calls;
			expect(method).toBe('POST');
			expect(contentType).toMatch(/^application\/x-www-form-urlencoded(; ?charset=utf-8)?$/i);
			expect(body.split('&')).toContain(`${row.name}=${encodedOf(row)}`);
			expect(decodeForm(body).sort(byName)).toEqual(wireFor(call, values));
		},
	);

	it.each(cases([LITE], () => true))(
		'$title reaches PayApp.call, exact, with nothing that was not asked for ($source)',
		async ({ call, row }) => {
			const values = valuesOf(call, ...(isEntered(row) ? [row] : []));
			const done = await bench.run(call.operation, entered(values));
			expect(Object.entries(checkoutOf(done).parameters).sort(byName)).toEqual(
				wireFor(call, values),
			);
			expect(bench.payapp.calls).toEqual([]);
		},
	);

	it.each(cases(ALL, ({ choices }) => choices !== undefined))(
		'$title goes out as each of its documented values ($source)',
		async ({ call, row }) => {
			const choices = choiceRows(row);
			const companions = COMPANIONS[row.name] ?? (() => false);
			const items = choices.map((choice) => ({ choice: choice.given }));
			for (const [index, choice] of choices.entries()) {
				const values = valuesOf(call, ...call.rows.filter(companions), choice);
				const parameters = entered(values, (one) =>
					one.name === row.name ? '={{ $json.choice }}' : one.given,
				);
				const done = await bench.run(
					call.operation,
					parameters,
					items.slice(index, index + 1),
					GO_ON,
				);
				expect(Object.fromEntries(sentBy(bench, call, done)[0] ?? [])[row.name]).toBe(
					wireOf(choice),
				);
			}
		},
	);
});

/** What some values of a choice require; n8n requires it for all if an expression chooses. */
const COMPANIONS: Record<string, (row: Row) => boolean> = {
	reqmode: ({ name }) => name === 'vccode',
	usertype: ({ must }) => must === '개인 필수' || must === '사업자 필수',
	rebillCycleType: ({ must }) => must === 'Month 필수' || must === 'Week 필수',
	partcancel: ({ must }) => must === '부분취소 필수',
};

/** A success with every field that the manual and the SDKs promise for any call */
const HOLDS_ALL =
	'state=1&errorMessage=&mul_no=2000&payurl=http%3A%2F%2Fpayapp.kr%2F000000000000&rebill_no=1&cashstno=1&userid=newseller&linkkey=k&linkval=v';

describe('each call', () => {
	it.each(CALLS)(
		'$cmd goes by POST to /oapi/apiLoad.html, as a form in ASCII bytes, once',
		async (call) => {
			const { seen, done } = await recorded(bench, call, HOLDS_ALL);
			expect(done.status).toBe('success');
			expect(seen).toHaveLength(1);
			const [got] = seen;
			expect(got?.method).toBe('POST');
			expect(got?.url).toBe('/oapi/apiLoad.html');
			expect(got?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
			expect(Number(got?.headers['content-length'])).toBe(got?.body.length);
			expect(got?.headers.authorization).toBeUndefined();
			const text = got?.body.toString('latin1') ?? '';
			expect(text).toMatch(/^[A-Za-z0-9%+&=*\-._~]+$/);
			expect(decodeForm(text).sort(byName)).toEqual(wireFor(call, requiredRows(call)));
		},
	);

	it.each(CALLS)(
		'$cmd never carries the link value, and the link key only where asked for',
		async (call) => {
			const everything = call.rows.filter((row) => isEntered(row) && !isApart(row));
			await bench.run(call.operation, {
				...entered(valuesOf(call, ...everything)),
				options: { timeout: 30 },
			});
			const [{ body = '' } = {}] = bench.payapp.calls;
			const pairs = decodeForm(body);
			expect(pairs.sort(byName)).toEqual(wireFor(call, everything));
			const text = JSON.stringify(pairs);
			expect(text).not.toContain(bench.credential.linkval);
			expect(text.includes(bench.credential.linkkey)).toBe(
				call.rows.some(({ name }) => name === 'linkkey'),
			);
		},
	);

	/** Whether it does not combine with the rest; each such row is tested by itself. */
	const isApart = ({ name, must }: Row) =>
		must === '사업자 필수' ||
		must === 'Week 필수' ||
		['openpaytype', 'cancelmode', 'amount_vat', 'cancel_vat'].includes(name) ||
		/_taxfree$/.test(name);

	it('carries keys that were pasted with blanks or a line break without them', async () => {
		const { userid, linkkey } = bench.credential;
		const call = callOf('paycancel');
		await execute({
			type: new PayApp(),
			parameters: { ...operationOf(call), ...entered(requiredRows(call)) },
			items: [{}],
			credential: { ...bench.credential, userid: ` ${userid}`, linkkey: `${linkkey}\r\n` },
			settings: GO_ON,
		});
		const fields = Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
		expect(fields).toMatchObject({ userid, linkkey });
	});

	it('goes to api.payapp.kr by https, as errno 70001 demands', () => {
		const { properties } = new PayAppApi();
		expect(properties.find(({ name }) => name === 'baseUrl')?.default).toBe(
			'https://api.payapp.kr',
		);
	});
});
