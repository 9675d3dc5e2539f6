/** What expressions give: nothing, no text, half an emoji, and several wrong values in one error. */
import { describe, expect, it } from '@jest/globals';

import {
	AMOUNTS,
	cases,
	complaints,
	complaintsAbout,
	isOptional,
	itemsOf,
	labelOf,
	rowOf,
	rowsFor,
	sent,
	withValueOf,
} from './badInput.mts';
import { decodeForm, entered, isText, requiredRows } from './entries.mts';
import type { Row } from './row.mts';
import { ALL } from './wire.mts';
import { bench, GO_ON, openPayApp } from '../../support/payapp.mts';

openPayApp();

describe('an expression', () => {
	it.each(cases(ALL, isOptional))('that gives null leaves out $title', async ({ call, row }) => {
		expect(await sent(bench, call, row, [null, ''])).toEqual([undefined, undefined]);
	});

	it.each(cases(ALL, isOptional))(
		'that gives nothing for $title is an error: the value was wanted',
		async ({ call, row }) => {
			const [text, other] = await complaintsAbout(bench, call, row, [undefined, undefined]);
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
				const [text] = await complaints(bench, call, parameters);
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
		const [text] = await complaints(bench, call, parameters);
		expect(text).toContain("'Product Name' ");
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
			for (const text of await complaintsAbout(bench, call, row, values)) {
				expect(text).toContain(`'${labelOf(call, row.name)}' `);
			}
			const whole = shape('😀');
			expect(await sent(bench, call, row, [whole])).toEqual([whole]);
		},
	);
});

describe('several wrong values', () => {
	it('of a payment request are named in one error', async () => {
		const { call } = rowOf('payrequest', 'price');
		const [text] = await complaints(bench, call, {
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
		const [text] = await complaints(bench, call, { ...entered(requiredRows(call)), ...wrong });
		const names = Object.keys(wrong).filter((name) => name !== 'seller_type');
		for (const name of names) expect(text).toContain(`'${labelOf(call, name)}' `);
	});

	it('of a cash receipt are named in one error', async () => {
		const { call } = rowOf('cashStRegist', 'amt_tot');
		const names = requiredRows(call).map(({ name }) => name);
		const wrong = Object.fromEntries(names.map((name) => [name, '={{ ({}) }}']));
		const [text] = await complaints(bench, call, wrong);
		for (const name of names) expect(text).toContain(`'${labelOf(call, name)}' `);
	});

	it('of a checkout page are named in one error', async () => {
		const { call } = rowOf('PayApp.call', 'price');
		const [text] = await complaints(bench, call, {
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
		const texts = await complaintsAbout(bench, call, row, [1000, 0, 2000, 'abc']);
		expect(texts.map((text) => text.includes("'Amount' "))).toEqual([false, true, false, true]);
	});

	it('stop only their own items where the node goes on after errors', async () => {
		const { call, row } = rowOf('payrequest', 'price');
		const items = itemsOf([1000, 0, '2,000', 'abc']);
		const done = await bench.run(call.operation, withValueOf(call, row), items, GO_ON);
		const prices = bench.payapp.calls.map(({ body }) => Object.fromEntries(decodeForm(body)).price);
		expect(prices).toEqual(['1000', '2000']);
		expect(done.json.map(({ error }) => JSON.stringify(error ?? '').includes("'Amount' "))).toEqual(
			[false, true, false, true],
		);
	});
});
