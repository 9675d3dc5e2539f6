/** When a reply counts as a success. */
import { describe, expect, it } from '@jest/globals';

import { json, outcomeOf, read } from '../../support/replies.mts';

/** An operation's documented reply, and the fields that the operation exists to return */
const ANSWERS: Array<[label: string, answer: Record<string, unknown>, needed: string[]]> = [
	[
		'PayApp payment.request',
		{ mul_no: '2000', payurl: 'http://payapp.kr/1' },
		['mul_no', 'payurl'],
	],
	[
		'PayApp subscription.register',
		{ rebill_no: '7', payurl: 'http://p/1' },
		['rebill_no', 'payurl'],
	],
	['PayApp storedCard.charge', { mul_no: '2000', price: '1000', CSTURL: 'http://p/c' }, ['mul_no']],
	['PayApp cashReceipt.issue', { cashstno: '5', cashsturl: 'http://p/r' }, ['cashstno']],
	[
		'PayApp seller.register',
		{ userid: 'u', linkkey: 'k', linkval: 'v' },
		['userid', 'linkkey', 'linkval'],
	],
	['CiderPay payment.request', { payUrl: 'https://c/1' }, ['payUrl']],
	['CiderPay paymentLink.create', { data: 'https://c/l' }, ['data']],
	['CiderPay product.create', { data: '12' }, ['data']],
	['CiderPay subscription.request', { var1: 'https://c/a', var2: '12' }, ['var1', 'var2']],
	[
		'CiderPay registeredCard.requestRegistration',
		{ var1: 'https://c/a', var2: '1' },
		['var1', 'var2'],
	],
	['CiderPay member.createWebKey', { var1: 'key' }, ['var1']],
	['CiderPay member.setPaymentToken', { var1: 'token' }, ['var1']],
	[
		'CiderPay registeredCard.charge',
		{ data: { onePayUniqueNo: '1', goodName: 'x', paymentState: 'COMPLETE' } },
		['data'],
	],
	['GMPay payment.request', { payUrl: 'https://g/1', orderNo: '1' }, ['payUrl', 'orderNo']],
	['GMPay member.getCancelToken', { val1: 'token' }, ['val1']],
	['Shinhan PG payment.request', { redirect_url: 'https://s/1' }, ['redirect_url']],
	['Shinhan PG payment.requestPersonalWindow', { redirect_url: 'https://s/1' }, ['redirect_url']],
	['Shinhan PG payment.requestCorporateWindow', { redirect_url: 'https://s/1' }, ['redirect_url']],
	['Shinhan PG payment.cancel', { tid: 't', cid: 'c', amount: 1000 }, ['tid', 'amount']],
	['Shinhan PG payment.cancelPartially', { tid: 't', amount: '1,000' }, ['tid', 'amount']],
];

/** A success reply with these values, in the provider's wire format */
function yes(label: string, values: Record<string, unknown>): { body: string } {
	if (label.startsWith('PayApp')) {
		const form = new URLSearchParams({ state: '1', errorMessage: '', errno: '00000' });
		for (const [name, value] of Object.entries(values)) form.append(name, String(value));
		return { body: form.toString() };
	}
	if (label.startsWith('Shinhan')) return json({ ret_code: 0, ret_msg: 'OK', ...values });
	return json({ success: true, message: 'OK', ...values });
}

describe.each(ANSWERS)('a yes to %s', (label, answer, needed) => {
	it('with all that it is for is believed', () => {
		expect(read(label, yes(label, answer))).toMatchObject({ status: 'succeeded', data: answer });
	});

	it.each(needed)('without %s is not, and it says what is missing', (name) => {
		const { [name]: _, ...rest } = answer;
		for (const values of [rest, { ...rest, [name]: '' }, { ...rest, [name]: ' ' }]) {
			expect(read(label, yes(label, values))).toMatchObject({
				status: 'unknown',
				reason: expect.stringContaining(`'${name}`),
			});
		}
	});
});

describe("a charge's answer", () => {
	it.each([
		[{ onePayUniqueNo: '1', paymentState: 'OTHER' }, 'data.paymentState'],
		[{ onePayUniqueNo: '1' }, 'data.paymentState'],
	])('%j lacks %s', (data, missing) => {
		const outcome = read('CiderPay registeredCard.charge', json({ success: true, data }));
		expect(outcome).toMatchObject({ status: 'unknown', reason: expect.stringContaining(missing) });
	});
});

describe('an answer of PayApp', () => {
	const request = 'PayApp payment.request';
	const link = 'payurl=https%3A%2F%2Fwww.payapp.kr%2Fz';

	it.each([
		['a page', '<html><a href="/x?a=1&state=0&errorMessage=no">'],
		['a page of one line', 'see /x?a=1&state=0&errorMessage=no&b=2'],
		['a page that says yes', `<p>a&state=1&mul_no=1&${link}&</p>`],
		['a script', `{"u":"?a=1&state=1&mul_no=1&${link}"}`],
		['two states', `state=1&state=0&errorMessage=&mul_no=1&${link}`],
		['the same state twice', `state=1&state=1&mul_no=1&${link}`],
		['two numbers', `state=1&mul_no=1&mul_no=2&${link}`],
		['a number in two places that differ', `state=1&mul_no=1&${link}&reqResult[0][mul_no]=2`],
		['a number that is none', `state=1&mul_no=1x&${link}`],
		['a value cut within a character', 'state=1&mul_no=1&payurl=https%3A%2'],
		['a value that is not UTF-8', `state=1&mul_no=1&${link}&goodname=%B2%C9`],
		['a name that is none', `state=1&mul_no=1&${link}&a b=1`],
		['another state', `state=2&mul_no=1&${link}`],
		['no state', `mul_no=1&${link}`],
		['nothing', ''],
	])('that is %s is neither yes nor no', (_, body) => {
		expect(outcomeOf(request, { body })).toBe('unknown');
		expect(outcomeOf('PayApp storedCard.charge', { body })).toBe('unknown');
	});

	it('may have its number and link only under reqResult[0]', () => {
		const body = `state=1&errorMessage=&reqResult%5B0%5D%5Bmul_no%5D=7&reqResult[0][payurl]=https%3A%2F%2Fp`;
		expect(read(request, { body })).toMatchObject({
			status: 'succeeded',
			data: { mul_no: '7', payurl: 'https://p' },
		});
	});

	it('cut anywhere, with nothing to announce its end, is no yes', () => {
		const body = `state=1&errorMessage=&mul_no=110000001&${link}&errno=00000`;
		for (let length = 0; length < body.length; length++) {
			const outcome = read(request, { body: body.slice(0, length), isOpenEnded: true });
			expect([length, outcome.status]).toEqual([length, 'unknown']);
		}
		const whole = read(request, { body, isOpenEnded: true });
		expect(whole).toMatchObject({ status: 'succeeded', data: { mul_no: '110000001' } });
	});

	it('without a word is no sure no after money', () => {
		expect(outcomeOf('PayApp storedCard.charge', { body: 'a=1&state=0&b=2' })).toBe('unknown');
	});

	it('is a plain no under 2xx, whatever its code, and also after money', () => {
		for (const errno of ['70020', '80010', 'NO-PARAMS', '']) {
			const body = `state=0&errorMessage=no&errno=${errno}`;
			expect(outcomeOf('PayApp storedCard.charge', { body })).toBe('refused');
		}
		const body = 'state=0&errorMessage=no&errno=80010';
		expect(outcomeOf('PayApp storedCard.charge', { status: 403, body })).toBe('unknown');
	});
});

describe('an empty answer to a deletion of CiderPay', () => {
	const label = 'CiderPay product.delete';
	it.each(['', ' \n', 'OK', '{}'])('%j is a yes', (body) => {
		expect(outcomeOf(label, { body })).toBe('succeeded');
	});

	it.each(['{"success":fal', '{', '<html>'])('%j is none', (body) => {
		expect(outcomeOf(label, { body })).toBe('unknown');
	});

	it('is none where it may have been cut', () => {
		expect(outcomeOf(label, { body: '', isOpenEnded: true })).toBe('unknown');
	});
});
