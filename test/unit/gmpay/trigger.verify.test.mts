/** What the GMPay Trigger believes, and what it never gives away. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { deliver, KEYS, PAID } from '../../support/gmpay.webhook.mts';
import { FORM, formOf, JSON_TYPE, jsonOf } from '../../support/webhook.mts';

describe('a notification that does not verify', () => {
	const { feedbackToken: _token, ...noToken } = PAID;
	const { memberId: _member, ...noMember } = PAID;
	it.each([
		['another token', { ...PAID, feedbackToken: 'wrong' }],
		['an empty token', { ...PAID, feedbackToken: '' }],
		['no token', noToken],
		['the token in other case', { ...PAID, feedbackToken: KEYS.feedbackToken.toLowerCase() }],
		['a prefix of the token', { ...PAID, feedbackToken: KEYS.feedbackToken.slice(0, -1) }],
		['another member', { ...PAID, memberId: 'someone' }],
		['no member', noMember],
	])('%s: 401 FAIL, nothing starts, as form and as JSON', async (_, fields) => {
		for (const [body, contentType] of [
			[formOf(fields as Record<string, string>), FORM],
			[jsonOf(fields), JSON_TYPE],
		] as const) {
			expect(await deliver(body, { contentType })).toMatchObject({
				status: 401,
				text: 'FAIL',
				started: undefined,
			});
		}
	});

	it.each([
		['no feedback token', { memberId: 'testid' }],
		['an empty feedback token', { ...KEYS, feedbackToken: '' }],
		['a blank feedback token', { ...KEYS, feedbackToken: ' \n' }],
		['a feedback token that is no text', { ...KEYS, feedbackToken: null }],
		['nothing', {}],
	])('fails closed with %s in the credential', async (_, credential) => {
		for (const feedbackToken of [KEYS.feedbackToken, '', ' ', 'undefined', 'null']) {
			const body = formOf({ ...PAID, feedbackToken });
			expect((await deliver(body, { credential })).status).toBe(401);
		}
	});

	it.each([
		['a list', { ...PAID, feedbackToken: [KEYS.feedbackToken] }],
		['an object', { ...PAID, feedbackToken: { a: KEYS.feedbackToken } }],
		['true', { ...PAID, feedbackToken: true }],
	])('with %s as its token: 401', async (_, fields) => {
		expect((await deliver(jsonOf(fields), { contentType: JSON_TYPE })).status).toBe(401);
	});
});

describe('a body that cannot be read', () => {
	it.each([
		['none', undefined, FORM, 400],
		['empty', '', FORM, 400],
		['a name given twice', `${String(formOf(PAID))}&price=1`, FORM, 400],
		['a state that is no UTF-8', String(formOf(PAID)).replace('COMPLETE', '%C1%A6'), FORM, 400],
		['a JSON list', '[]', JSON_TYPE, 400],
		['JSON that is cut off', '{"memberId":', JSON_TYPE, 400],
		['a form that calls itself JSON', formOf(PAID), JSON_TYPE, 400],
		['XML', '<a/>', 'application/xml', 400],
		['parts', formOf(PAID), 'multipart/form-data; boundary=x', 400],
		['more than 1 MB', `${String(formOf(PAID))}&x=${'a'.repeat(2_000_000)}`, FORM, 413],
	])('%s', async (_, body, contentType, status) => {
		const delivery = await deliver(body, { contentType });
		expect(delivery).toMatchObject({ status, text: 'FAIL', started: undefined });
	});

	it('answers 500 FAIL where the credential cannot be read', async () => {
		const credential = new Error('Credential not found');
		const delivery = await deliver(formOf(PAID), { credential });
		expect(delivery).toMatchObject({ status: 500, text: 'FAIL', started: undefined });
	});
});

describe('whatever comes', () => {
	const text = fc.string({ unit: 'binary', maxLength: 40 });
	const known = fc.constantFrom(...Object.keys(PAID), '__proto__', 'constructor', 'toString');
	const value = fc.oneof(text, fc.constantFrom(...Object.values(PAID)));
	const fields = fc
		.dictionary(fc.oneof(known, text), value, { maxKeys: 20 })
		.chain((random) => fc.constantFrom({}, PAID).map((base) => ({ ...base, ...random })));
	const body = fc.oneof(
		fields.map(formOf),
		fields.map(jsonOf),
		fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
		fc.json().map((json) => Buffer.from(json)),
	);

	it('2,000 generated notifications neither crash the trigger nor start a run unless they verify', async () => {
		let started = 0;
		await fc.assert(
			fc.asyncProperty(body, fc.constantFrom(FORM, JSON_TYPE, ''), async (bytes, contentType) => {
				const delivery = await deliver(bytes, { contentType });
				if (!delivery.started) {
					expect(delivery.text).toBe('FAIL');
					return;
				}
				started++;
				const isJson = bytes.toString().startsWith('{');
				const given = isJson
					? (JSON.parse(bytes.toString()) as Record<string, string>)
					: Object.fromEntries(new URLSearchParams(bytes.toString()));
				expect(given.feedbackToken?.trim()).toBe(KEYS.feedbackToken);
				expect(given.memberId?.trim()).toBe(KEYS.memberId);
				expect(JSON.stringify(delivery.started)).not.toContain(KEYS.feedbackToken);
			}),
			{ numRuns: 2_000 },
		);
		// The property must have seen both outcomes.
		expect(started).toBeGreaterThan(100);
	}, 60_000);
});
