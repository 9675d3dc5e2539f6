/** What a value must be, in the words of the field (findings P4 to P6). */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { nestedFields, schemaOf } from '../../nodes/core/coerce';
import { runOptionsOf } from '../../nodes/core/options';
import { complaints, OPERATIONS, PLACES } from './inputs.mts';

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
			const result = schemaOf(field).safeParse(value);
			const words = result.success ? [] : result.error.issues.map(({ message }) => message);
			for (const message of words) {
				expect(message).not.toMatch(LIBRARY);
				expect(message).toMatch(/^(must be|is too large)/);
			}
		}
	});

	it.each([true, ['n'], { a: 'n' }])('%j in a choice names the choices', (smsuse) => {
		const parameters = { goodname: 'x', price: 1, recvphone: '010-0000-0000' };
		expect(
			complaints('PayApp payment.request', { ...parameters, additionalFields: { smsuse } }),
		).toEqual({ 'Send Text Message': 'must be one of n, y' });
	});
});

const REQUEST = { goodname: 'x', price: 1000 };
const SHOP = {
	memberId: 'm',
	passwd: 'p',
	name: 'x',
	ceo: 'x',
	ceoBirth: '19800131',
	mobile: '010-0000-0000',
	email: 'a@example.com',
	stlDayCd: 'DU001',
	bizType: 'PERSONAL',
	bizNo: '1',
	taxType: 'TAX',
	type1: 'x',
	type2: 'x',
	productName: 'x',
	zipCode: '1',
	addr: 'x',
	addr2: 'x',
	storePhone: '02-000-0000',
	taxManager: 'x',
	taxEmail: 'a@example.com',
	taxPhone: '02-000-0000',
};
const RECEIPT = {
	good_name: 'x',
	buyr_name: 'x',
	id_info: '010-0000-0000',
	trad_time: '20251231183120',
	tr_code: '0',
	corp_tax_type: 'TG01',
	amt_tot: 1000,
	amt_sup: 909,
	amt_svc: 0,
	amt_tax: 91,
};

/** Every field that a manual calls a Korean phone number */
const PHONES: Array<[label: string, name: string, shown: string, rest: IDataObject]> = [
	['PayApp payment.request', 'recvphone', 'Mobile Phone', REQUEST],
	['PayApp payment.createCheckoutPage', '+recvphone', 'Mobile Phone', { shopname: 'x' }],
	[
		'PayApp subscription.register',
		'recvphone',
		'Mobile Phone',
		{ goodname: 'x', goodprice: 1000, rebillCycleType: 'Day', rebillExpire: '2099-12-31' },
	],
	['PayApp storedCard.charge', 'recvphone', 'Mobile Phone', { ...REQUEST, encBill: 'key' }],
	['PayApp cashReceipt.issue', 'id_info', 'Phone or Business Number', RECEIPT],
	['PayApp cashReceipt.issue', '+buyr_tel1', 'Buyer Mobile Phone', RECEIPT],
	['CiderPay payment.request', 'mobile', 'Mobile Phone', { goodName: 'x', price: 1000 }],
	[
		'CiderPay subscription.request',
		'customMobile',
		'Mobile Phone',
		{ goodName: 'x', price: 1, periodDateType: 'MONTH', periodDateVal: '1' },
	],
	['CiderPay registeredCard.requestRegistration', 'customMobile', 'Mobile Phone', {}],
	['GMPay payment.request', 'mobile', 'Mobile Phone', { goodName: 'x', totalPrice: 1 }],
	[
		'GMPay member.requestAgreement',
		'ceoMobile',
		'Mobile Phone',
		{ storeName: 'x', ceoName: 'x', email: 'a@example.com', bizNo: '1' },
	],
	['GMPay member.register', 'mobile', 'Mobile Phone', SHOP],
	['GMPay member.register', 'storePhone', 'Store Phone', SHOP],
	['GMPay member.register', 'taxPhone', 'Tax Manager Phone', SHOP],
];

describe.each(PHONES)('the phone of %s, %s', (label, name, shown, rest) => {
	const complaintsAbout = (phone: unknown) => {
		const inner = name.replace('+', '');
		const added = name.startsWith('+')
			? { additionalFields: { [inner]: phone } }
			: { [inner]: phone };
		return complaints(label, { ...rest, ...added } as IDataObject);
	};

	it.each([1000000000, '1000000000', '10-0000-0000', ' 10 0000 0000 ', 200000000])(
		'is not %j, which lost its 0',
		(phone) => {
			expect(complaintsAbout(phone)).toEqual({ [shown]: 'must begin with 0, e.g. 010-0000-0000' });
		},
	);

	it.each(['010-0000-0000', '01000000000', '02 000 0000'])('may be %j', (phone) => {
		expect(complaintsAbout(phone)).toEqual({});
	});
});

it.each([
	['PayApp seller.register', 'phone', 'Mobile Phone'],
	['Shinhan PG payment.request', '+mobile_no', 'Mobile Phone'],
	['Shinhan PG payment.requestPersonalWindow', '+mobile_no', 'Mobile Phone'],
	['Shinhan PG payment.requestCorporateWindow', '+mobile_no', 'Mobile Phone'],
])('the phone of %s, %s is not 1000000000 either', (label, name, shown) => {
	const inner = name.replace('+', '');
	const given = { [inner]: '1000000000' };
	const parameters = name.startsWith('+') ? { additionalFields: given } : given;
	expect(complaints(label, parameters)[shown]).toContain('must begin with 0');
});

it('a phone abroad keeps its form where the price is in US dollars', () => {
	const abroad = { ...REQUEST, recvphone: '2025550100' };
	const dollars = { reqmode: 'usd', vccode: '1' };
	expect(complaints('PayApp payment.request', { ...abroad, additionalFields: dollars })).toEqual(
		{},
	);
	expect(
		complaints('PayApp payment.createCheckoutPage', {
			shopname: 'x',
			additionalFields: { recvphone: '2025550100', currency: 'usd', vccode: '1' },
		}),
	).toEqual({});
});

it('a receipt for expenses goes to a business number, which begins with any digit', () => {
	const expense = { ...RECEIPT, tr_code: '1', id_info: '123-45-67890' };
	expect(complaints('PayApp cashReceipt.issue', expense)).toEqual({});
});

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
				expect(complaints(label, given)[field.displayName]).toContain('gave nothing');
			}
		},
	);

	const objects = PLACES.filter(({ field }) => field.type === 'fixedCollection');
	it.each(objects)('is not left out where it is an object: $label $field.name', (place) => {
		for (const nothing of [null, undefined, [], 'x']) {
			const given = { [place.field.name]: nothing };
			const parameters = place.path.length > 0 ? { additionalFields: given } : given;
			expect(complaints(place.label, parameters as IDataObject)[place.field.displayName]).toContain(
				'gave nothing',
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
