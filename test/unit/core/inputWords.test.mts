/** What a value must be, in the field's own words. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { checkField, nestedFields } from '../../../nodes/core/fields/checkField';
import { runOptionsOf } from '../../../nodes/core/fields/runOptions';
import { complaints, OPERATIONS, PLACES } from '../../support/inputs.mts';

describe('a value of another type', () => {
	const LIBRARY = /expected|received|invalid|undefined|NaN/i;
	const ODD = [
		true,
		false,
		[],
		[1],
		[[]],
		{},
		{ a: 1 },
		NaN,
		Infinity,
		new Date(NaN),
		() => 1,
		10n ** 30n,
	];
	const places = PLACES.filter(
		({ field }) => !['collection', 'fixedCollection', 'notice'].includes(field.type),
	);
	const kinds = [...new Map(places.map((place) => [JSON.stringify(place.field), place])).values()];

	it.each(kinds)('in $label $field.name is refused in our words, or taken', ({ field }) => {
		for (const value of ODD) {
			const checked = checkField(field, value);
			if (!('rule' in checked)) continue;
			// Behind the colon stand the labels of the choices.
			expect(checked.rule.replace(/: .*/, '')).not.toMatch(LIBRARY);
			expect(checked.rule).toMatch(/^(must be|is too large)/);
		}
	});

	it.each([true, ['n'], { a: 'n' }])('%j in a choice names the choices', (smsuse) => {
		const parameters = { goodname: 'x', price: 1, recvphone: '010-0000-0000' };
		expect(
			complaints('PayApp payment.request', { ...parameters, additionalFields: { smsuse } }),
		).toEqual({ 'Send Text Message': 'must be one of: No (n), Yes (y)' });
	});
});

const REQUEST = { goodname: 'x', price: 1000 };

describe('the app address of a payment', () => {
	const of = (appurl: string) =>
		complaints('PayApp payment.request', {
			...REQUEST,
			recvphone: '010-0000-0000',
			additionalFields: { appurl },
		})['App URL'];

	// payapp.txt: appurl
	it.each(['myshop://card_pay', 'myshop://acnt_pay', 'myshop://', 'my-shop.v2+x://card_pay'])(
		'may be %s',
		(appurl) => expect(of(appurl)).toBeUndefined(),
	);

	it.each([
		'card_pay',
		'acnt_pay',
		'://card_pay',
		'myshop:card_pay',
		'1shop://card_pay',
		'a b://x',
	])('is not %s', (appurl) => expect(of(appurl)).toContain("must be your app's address"));
});

describe('the day of a subscription', () => {
	const of = (periodDateType: string, periodDateVal: string, periodDateValSub?: string) =>
		complaints('CiderPay subscription.request', {
			customMobile: '010-0000-0000',
			goodName: 'x',
			price: 1000,
			periodDateType,
			periodDateVal,
			...(periodDateValSub !== undefined && { periodDateValSub }),
			limitDateStr: '2099-12-31',
		});

	it.each([
		['MONTH', '1'],
		['MONTH', '31'],
		['MONTH', '05'],
		['YEAR', '1', '31'],
		['YEAR', '12', '1'],
		['YEAR', '2', '29'],
		// The manual does not say how a day of the week is written.
		['WEEK', 'MON'],
		['WEEK', '0'],
	])('may be %s %s %s', (...given) => expect(of(...(given as [string, string]))).toEqual({}));

	it.each([
		['MONTH', '32', undefined, 'Billing Day or Month'],
		['MONTH', '0', undefined, 'Billing Day or Month'],
		['MONTH', 'first', undefined, 'Billing Day or Month'],
		['MONTH', '1.5', undefined, 'Billing Day or Month'],
		['YEAR', '13', '1', 'Billing Day or Month'],
		['YEAR', '0', '1', 'Billing Day or Month'],
		['YEAR', '1', '32', 'Billing Day of the Month'],
		['YEAR', '2', '30', 'Billing Day of the Month'],
		['YEAR', '4', '31', 'Billing Day of the Month'],
		['YEAR', '4', '0', 'Billing Day of the Month'],
	])('is not %s %s %s', (type, value, sub, label) => {
		expect(Object.keys(of(type, value, sub))).toEqual([label]);
	});
});

describe('what an expression gave nothing for', () => {
	const choices = OPERATIONS.flatMap(({ label, operation }) =>
		operation.fields
			.filter(({ type }) => type === 'collection')
			.flatMap((collection) => nestedFields(collection))
			.filter(({ type, options }) => type === 'options' && !JSON.stringify(options).includes('""'))
			.map((field) => ({ label, field })),
	);
	it.each(choices)(
		'is not left out where it is a choice: $label $field.name',
		({ label, field }) => {
			for (const nothing of ['', null, undefined]) {
				const given = { additionalFields: { [field.name]: nothing } };
				expect(complaints(label, given)[field.displayName]).toContain('returned nothing');
			}
		},
	);

	const objects = PLACES.filter(({ field }) => field.type === 'fixedCollection');
	it.each(objects)('is not left out where it is an object: $label $field.name', (place) => {
		for (const nothing of [null, undefined, [], 'x']) {
			const given = { [place.field.name]: nothing };
			const parameters = place.path.length > 0 ? { additionalFields: given } : given;
			expect(complaints(place.label, parameters as IDataObject)[place.field.displayName]).toContain(
				'returned nothing',
			);
		}
	});
});

it.each([0, -1, 0.5, '0', 'soon', null])(
	'a time-out of %j is none: the default holds',
	(timeout) => {
		const execution = { getNodeParameter: () => ({ timeout, concurrency: timeout }) } as never;
		expect(runOptionsOf(execution)).toMatchObject({ timeout: 60_000, concurrency: 3 });
	},
);

// Node takes a longer time for 1 ms, or throws: the outcome would be unknown with nothing sent.
it.each([3601, 2_147_484, 9_999_999, 1e300])(
	'a time-out of %d seconds, or as many items at once, is as much as the field allows',
	(huge) => {
		const execution = { getNodeParameter: () => ({ timeout: huge, concurrency: huge }) } as never;
		expect(runOptionsOf(execution)).toMatchObject({ timeout: 3_600_000, concurrency: 10 });
	},
);
