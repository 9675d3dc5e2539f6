/** No amount, percentage or count that decides about money is sent by default. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { checked, complaints, PLACES } from '../../support/inputs.mts';
import type { Place } from '../../support/inputs.mts';

/** Written by hand: number fields that decide about money. Their defaults must be refused. */
const MONEY = new Set([
	'price',
	'goodprice',
	'cancelprice',
	'amt_tot',
	'amt_sup',
	'firstPrice',
	'goodsPrice',
	'discountPercent',
	'stockCnt',
	'minAmount',
	'maxAmount',
	'conditionalFreePrice',
	'payLimitDate',
	'limitDate',
	'expectPrice',
	'expectDateVal',
	'oneJustPayPrice',
	'maxPaymentPrice',
	'totalPrice',
	'amount',
	'amunt',
	'expectedAmount',
	'req_amt',
	'tot_tx_amt',
	'pay_amt',
]);

/** Parts where 0 equals omission, or that a documented sum or another field constrains. */
const PARTS: Record<string, string> = {
	amt_svc: 'a service charge is the exception: 0 is none',
	amt_tax: 'VAT: 0 only for a tax-free sale',
	amount_taxable: 'the parts make up the price',
	amount_taxfree: 'the parts make up the price',
	amount_vat: 'the parts make up the price',
	cancel_taxable: 'the parts make up the refund',
	cancel_taxfree: 'the parts make up the refund',
	cancel_vat: 'the parts make up the refund',
	taxPrice: '0 only beside a tax-free part',
	taxFreePrice: '0 is no tax-free part, as when it is left out',
	taxfree_amount: '0 is no tax-free part, as when it is left out',
	cup_return_deposit: '0 is no deposit, as when it is left out',
	prepay_amount: '0 is nothing prepaid, as when it is left out',
	chrg_amt: 'loan and share make up the total',
};

/** Number fields that have nothing to do with money */
const OTHERS = new Set(['limit', 'page', 'size', 'year']);

const numbers = PLACES.filter(({ field }) => field.type === 'number');
const title = ({ label, path, field }: Place) =>
	[label, ...path.map(({ name }) => name), field.name].join(' > ');

/** An item that leaves the field at its default, with the values that make it visible */
function leftAlone({ path, field }: Place): IDataObject {
	const shown = (one: INodeProperties): IDataObject =>
		Object.fromEntries(
			Object.entries(one.displayOptions?.show ?? {}).map(([name, values = []]) => [
				name,
				values[0] as IDataObject[string],
			]),
		);
	const own = { ...shown(field), [field.name]: field.default as IDataObject[string] };
	return path.reduceRight<IDataObject>((inner, outer) => {
		const group = outer.type === 'fixedCollection' ? { group: inner } : inner;
		return { ...shown(outer), [outer.name]: group };
	}, own);
}

it('there are number fields to look at, each of them classified', () => {
	expect(numbers.length).toBeGreaterThan(40);
	const known = (name: string) => MONEY.has(name) || name in PARTS || OTHERS.has(name);
	expect(numbers.filter(({ field }) => !known(field.name)).map(title)).toEqual([]);
});

describe('left alone', () => {
	const decisive = numbers.filter(({ field }) => MONEY.has(field.name));
	it.each(decisive.map((place) => ({ title: title(place), place })))(
		'$title is refused by its name',
		({ place }) => {
			const result = checked(place.operation, leftAlone(place));
			const labels = 'problems' in result ? result.problems.map(({ field }) => field) : [];
			const label = [...place.path.filter(({ type }) => type === 'fixedCollection'), place.field]
				.map(({ displayName }) => displayName)
				.join(' > ');
			expect(labels).toContain(label);
		},
	);

	it('VAT of a payment is worked out, and an entered 0 stays', () => {
		const vat = PLACES.filter(({ field }) => field.name === 'tax_amount');
		expect(vat).toHaveLength(4);
		for (const { field } of vat) expect(field).toMatchObject({ type: 'string', default: '' });
	});
});

const RECEIPT = {
	good_name: 'x',
	buyr_name: 'x',
	id_info: '010-0000-0000',
	trad_time: '20251231183120',
	tr_code: '0',
	amt_tot: 1000,
	amt_sup: 909,
	amt_svc: 0,
	amt_tax: 91,
	corp_tax_type: 'TG01',
};
const PAYMENT = { memberID: 'm', goodName: 'x', price: 10_000, mobile: '010-0000-0000' };
const withParts = (additionalFields: IDataObject) => ({ ...PAYMENT, additionalFields });

describe('an amount that may be 0', () => {
	it('is entered where it counts: the VAT of a receipt', () => {
		expect(complaints('PayApp cashReceipt.issue', RECEIPT)).toEqual({});
		expect(complaints('PayApp cashReceipt.issue', { ...RECEIPT, amt_tax: 0 })).toEqual({
			VAT: "can be 0 only with 'Tax Type' Tax-Free",
		});
		const taxFree = { ...RECEIPT, amt_tax: 0, amt_sup: 1000, corp_tax_type: 'TG02' };
		expect(complaints('PayApp cashReceipt.issue', taxFree)).toEqual({});
	});

	it('is entered where it counts: the taxable part of a payment', () => {
		const label = 'CiderPay payment.request';
		expect(complaints(label, withParts({ taxPrice: 0 }))).toEqual({
			'Taxable Amount': "can be 0 only with a 'Tax-Free Amount'",
		});
		expect(complaints(label, withParts({ taxPrice: 0, taxFreePrice: 10_000 }))).toEqual({});
	});
});
