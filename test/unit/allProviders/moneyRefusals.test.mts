/** When a refusal of a call that moves money can be believed. */
import { describe, expect, it } from '@jest/globals';

import { OPERATIONS } from '../../support/inputs.mts';
import { json, outcomeOf } from '../../support/replies.mts';

const MONEY = OPERATIONS.filter(({ operation }) => operation.effect === 'money').map(
	({ label }) => label,
);
/** Written by hand, so that none is forgotten */
const MONEY_BY_HAND = [
	'PayApp payment.cancel',
	'PayApp payment.requestCancellation',
	'PayApp storedCard.charge',
	'CiderPay payment.cancel',
	'CiderPay payment.requestCancellation',
	'CiderPay registeredCard.charge',
	'CiderPay registeredCard.cancelCharge',
	'GMPay payment.cancel',
	'Shinhan PG payment.confirm',
	'Shinhan PG payment.cancel',
	'Shinhan PG payment.cancelPartially',
];
it('the operations that move money are those known here', () => {
	expect([...MONEY].sort()).toEqual([...MONEY_BY_HAND].sort());
});

/** A refusal as the provider documents it, by the first word of its name */
const NO: Record<string, string> = {
	PayApp: 'state=0&errorMessage=no&errno=70020',
	CiderPay: '{"success":false,"errorMessage":"no"}',
	GMPay: '{"success":false,"message":"no"}',
	Shinhan: '{"ret_code":998,"ret_msg":"token is missing or incorrect."}',
};
const noOf = (label: string) => NO[label.split(' ')[0] ?? ''] ?? '';

describe.each(MONEY_BY_HAND)('a no to %s', (label) => {
	it('is one under HTTP 200', () => {
		expect(outcomeOf(label, { body: noOf(label) })).toBe('refused');
	});

	it.each([408, 425, 429, 500, 502, 503, 504, 520, 599])('is none under HTTP %d', (status) => {
		expect(outcomeOf(label, { status, body: noOf(label) })).toBe('unknown');
	});

	it.each([
		'<html>502 Bad Gateway</html>',
		'Request Timeout',
		'',
		'{}',
		'[]',
		'null',
		'{"message":"Endpoint request timed out"}',
	])('is none that a gateway says: %s', (body) => {
		for (const status of [200, 400, 403, 404]) {
			expect([status, outcomeOf(label, { status, body })]).toEqual([status, 'unknown']);
		}
	});
});

describe('after a charge of CiderPay', () => {
	const charge = 'CiderPay registeredCard.charge';
	it.each([
		{ success: false, errorMessage: 'x', errCode: '9990' },
		{ success: false, errorMessage: 'x', errCode: 'TIMEOUT' },
		{ success: false, errorMessage: 'x', errCode: '9999' },
		{ success: false, errorMessage: 'Request Timeout' },
		{ success: false, errorMessage: '시스템 오류' },
		{ success: false, message: 'Gateway Time-out' },
		{ success: false },
		{ errCode: '9990', message: 'x' },
		{ errCode: '', message: 'x' },
	])('%j is no refusal', (reply) => {
		expect(outcomeOf(charge, json(reply))).toBe('unknown');
	});

	it.each([
		[200, { success: false, errorMessage: '한도 초과' }],
		[200, { success: false, errCode: '', errorMessage: '한도 초과' }],
		// ciderpay.txt: 1001 and 1014
		[200, { success: false, errCode: '1001', errorMessage: '필수 필드 에러' }],
		[400, { errCode: '1014', message: '데이터 존재 오류' }],
	])('under HTTP %d %j is a refusal', (status, reply) => {
		expect(outcomeOf(charge, { status, ...json(reply) })).toBe('refused');
	});

	it('a plain no under HTTP 400 is none', () => {
		const reply = json({ success: false, errorMessage: '한도 초과' });
		expect(outcomeOf(charge, { status: 400, ...reply })).toBe('unknown');
	});
});

describe('what Shinhan PG answers', () => {
	// shinhan-pg.txt: only HTTP 200 together with ret_code 0 is a success.
	it.each([401, 400, 404, 302])('ret_code 0 under HTTP %d is neither yes nor no', (status) => {
		const reply = json({ ret_code: 0, ret_msg: 'OK', tid: 't', amount: 1 });
		for (const name of ['confirm', 'cancel', 'cancelPartially', 'request']) {
			expect(outcomeOf(`Shinhan PG payment.${name}`, { status, ...reply })).toBe('unknown');
		}
	});
});
