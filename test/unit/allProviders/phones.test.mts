/** Korean phone numbers begin with 0, which a spreadsheet drops. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { complaints } from '../../support/inputs.mts';

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

/** Every field that a manual calls a Korean phone number; "+" marks an additional field */
const PHONES: Array<[label: string, name: string, shown: string, rest: IDataObject]> = [
	['PayApp payment.request', 'recvphone', 'Buyer Mobile Phone', REQUEST],
	['PayApp payment.createCheckoutPage', '+recvphone', 'Buyer Mobile Phone', { shopname: 'x' }],
	[
		'PayApp subscription.register',
		'recvphone',
		'Buyer Mobile Phone',
		{ goodname: 'x', goodprice: 1000, rebillCycleType: 'Day', rebillExpire: '2099-12-31' },
	],
	['PayApp storedCard.charge', 'recvphone', 'Buyer Mobile Phone', { ...REQUEST, encBill: 'key' }],
	['PayApp cashReceipt.issue', 'id_info', 'Buyer Identifier', RECEIPT],
	['PayApp cashReceipt.issue', '+buyr_tel1', 'Buyer Mobile Phone', RECEIPT],
	['CiderPay payment.request', 'mobile', 'Buyer Mobile Phone', { goodName: 'x', price: 1000 }],
	[
		'CiderPay subscription.request',
		'customMobile',
		'Buyer Mobile Phone',
		{ goodName: 'x', price: 1, periodDateType: 'MONTH', periodDateVal: '1' },
	],
	['CiderPay registeredCard.requestRegistration', 'customMobile', 'Buyer Mobile Phone', {}],
	['GMPay payment.request', 'mobile', 'Buyer Mobile Phone', { goodName: 'x', totalPrice: 1 }],
	[
		'GMPay member.requestAgreement',
		'ceoMobile',
		'Representative Mobile Phone',
		{ storeName: 'x', ceoName: 'x', email: 'a@example.com', bizNo: '1' },
	],
	['GMPay member.register', 'mobile', 'Merchant Mobile Phone', SHOP],
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
	['PayApp seller.register', 'phone', 'Seller Mobile Phone'],
	['Shinhan PG payment.request', '+mobile_no', 'Buyer Mobile Phone'],
	['Shinhan PG payment.requestPersonalWindow', '+mobile_no', 'Buyer Mobile Phone'],
	['Shinhan PG payment.requestCorporateWindow', '+mobile_no', 'Buyer Mobile Phone'],
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
