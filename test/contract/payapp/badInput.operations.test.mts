/** Rules of single operations: a payment in dollars, a new seller, the time of a sale. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { complaints, complaintsAbout, labelOf, rowOf, sent } from './badInput.mts';
import { decodeForm, entered, requiredRows, valuesOf } from './entries.mts';
import { bench, openPayApp } from '../../support/payapp.mts';

openPayApp();

describe('a payment request', () => {
	const { call, row } = rowOf('payrequest', 'reqmode');
	const inDollars = (vccode: IDataObject) => ({
		...entered(requiredRows(call)),
		additionalFields: { reqmode: 'usd', ...vccode },
	});

	it.each([
		['left out', {}],
		['empty', { vccode: '' }],
		['null', { vccode: '={{ null }}' }],
		['nothing', { vccode: '={{ $json.nothing }}' }],
	])('in dollars needs the country code: %s is refused (payapp.txt line 92)', async (_, vccode) => {
		const [text] = await complaints(bench, call, inDollars(vccode));
		expect(text).toContain("'Country Code' ");
	});

	it('in dollars with a country code goes out in cents as entered', async () => {
		await bench.run(call.operation, { ...inDollars({ vccode: '1' }), price: 1000 });
		const fields = Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
		expect(fields).toMatchObject({ reqmode: 'usd', vccode: '1', price: '1000' });
	});

	it('in won or by UnionPay needs none', async () => {
		expect(await sent(bench, call, row, ['krw', 'unionpay'])).toEqual(['krw', 'unionpay']);
	});

	it('on a checkout page in dollars needs none: the buyer types it (payapp.txt line 793)', async () => {
		const lite = rowOf('PayApp.call', 'currency');
		expect(await sent(bench, lite.call, lite.row, ['usd'])).toEqual(['usd']);
	});
});

describe('registering a seller', () => {
	const { call } = rowOf('sellerRegist', 'userid');
	const person = entered(requiredRows(call));
	const business = entered(requiredRows(call, 'business'));
	const fields = () => Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
	const OF_BUSINESS = ['compregno', 'compname', 'biztype1', 'biztype2', 'ceo_nm'];

	it('as a person needs the name', async () => {
		const [text] = await complaints(bench, call, { ...person, username: '={{ "" }}' });
		expect(text).toBe("'Individual Name' is required");
	});

	it.each(OF_BUSINESS)('as a business needs %s', async (name) => {
		const [text] = await complaints(bench, call, { ...business, [name]: '={{ "" }}' });
		expect(text).toBe(`'${labelOf(call, name)}' is required`);
	});

	it('as a business names all five that are missing at once', async () => {
		const empty = Object.fromEntries(OF_BUSINESS.map((name) => [name, '={{ "" }}']));
		const [text] = await complaints(bench, call, { ...business, ...empty });
		for (const name of OF_BUSINESS) expect(text).toContain(`'${labelOf(call, name)}' is required`);
	});

	it.each([
		['typed', '1'],
		['from an expression', '={{ "1" }}'],
		['a number', '={{ 1 }}'],
	])('as a person (%s) does not send what a business has', async (_, usertype) => {
		await bench.run(call.operation, { ...business, username: '홍길동', usertype });
		expect(fields()).toMatchObject({ usertype: '1', username: '홍길동' });
		for (const name of OF_BUSINESS) expect(fields()).not.toHaveProperty(name);
	});

	it.each([
		['typed', '2'],
		['from an expression', '={{ "2" }}'],
	])('as a business (%s) does not send what a person has', async (_, usertype) => {
		await bench.run(call.operation, { ...business, username: '홍길동', usertype });
		expect(fields()).toMatchObject({ usertype: '2', compname: '페이앱(주)' });
		expect(fields()).not.toHaveProperty('username');
	});

	it('needs a password of 8 letters and digits, and does not print a wrong one', async () => {
		const wrong = [
			'abc1234',
			'abcd12345',
			'비밀번호여덟글자',
			'abcd123!',
			'abcd 123',
			'abcd1234\n',
			' abcd1234',
			'ａｂｃｄ１２３４',
			'abcd123é',
		];
		const { row } = rowOf('sellerRegist', 'userpwd');
		const texts = await complaintsAbout(bench, call, row, wrong);
		for (const [index, text] of texts.entries()) {
			expect(text).toMatch(/^'Password' .*8/);
			expect(text).not.toContain(wrong[index]);
		}
		expect(await sent(bench, call, row, ['abcd1234', 'ABCDEFGH', '01234567', 12345678])).toEqual([
			'abcd1234',
			'ABCDEFGH',
			'01234567',
			'12345678',
		]);
	});

	it.each(['4', '={{ 4 }}'])(
		'as a reseller is Paid only: join_type %s is refused (payapp.txt line 1190)',
		async (join_type) => {
			const parameters = { ...person, seller_type: 'reseller', join_type };
			const [text] = await complaints(bench, call, parameters);
			expect(text).toContain("'Membership' ");
		},
	);

	it('as a seller may have the discount', async () => {
		await bench.run(call.operation, { ...person, join_type: '4' });
		expect(fields()).toMatchObject({ seller_type: 'seller', join_type: '4' });
	});

	it('needs an e-mail address', async () => {
		const { row } = rowOf('sellerRegist', 'email');
		for (const text of await complaintsAbout(bench, call, row, ['seller', '@', 'a b@c', 'a@b@c'])) {
			expect(text).toContain("'Seller Email' ");
		}
	});
});

describe('the time of a sale', () => {
	const { call, row } = rowOf('cashSt', 'trad_time');

	it('is 14 digits of Korean time, or a date with its zone, turned into Korean time', async () => {
		const times: Array<[unknown, string]> = [
			['20151231183120', '20151231183120'],
			[20151231183120, '20151231183120'],
			['20240229000000', '20240229000000'],
			['2026-01-31T09:31:20Z', '20260131183120'],
			['2026-01-31T15:00:00.000Z', '20260201000000'],
			['2025-12-31T23:59:59.999Z', '20260101085959'],
			['2026-01-31T18:31:20+09:00', '20260131183120'],
			['2026-01-31T18:31:20.500+0900', '20260131183120'],
			['2026-01-31T04:31:20-05:00', '20260131183120'],
		];
		const values = times.map(([value]) => value);
		expect(await sent(bench, call, row, values)).toEqual(times.map(([, digits]) => digits));
	});

	it.each([
		['"2026-01-31T09:31:20Z"'],
		['new Date("2026-01-31T09:31:20Z")'],
		['DateTime.fromISO("2026-01-31T18:31:20", { zone: "Asia/Seoul" })'],
		['DateTime.fromISO("2026-01-31T09:31:20Z", { zone: "utc" })'],
	])('may be what the expression %s gives', async (expression) => {
		const parameters = { ...entered(valuesOf(call, row)), trad_time: `={{ ${expression} }}` };
		await bench.run(call.operation, parameters);
		const fields = Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
		expect(fields.trad_time).toBe('20260131183120');
	});

	it.each([
		['13 digits', '2015123118312'],
		['15 digits', '201512311831200'],
		['a day', '20151231'],
		['30 February', '20260230120000'],
		['29 February of no leap year', '20250229120000'],
		['month 13', '20261301120000'],
		['hour 24', '20260131240000'],
		['minute 60', '20260131126000'],
		['second 60', '20260131120060'],
		['no zone', '2026-01-31T18:31:20'],
		['no zone, as PayApp writes it', '2026-01-31 18:31:20'],
		['words', 'yesterday'],
		['30 February with a zone', '2026-02-30T12:00:00Z'],
		['hour 25 with a zone', '2026-01-31T25:00:00Z'],
	])('is refused where it is %s', async (_, value) => {
		const [text] = await complaintsAbout(bench, call, row, [value]);
		expect(text).toMatch(/^'Paid At' .*14 digits/);
	});
});
