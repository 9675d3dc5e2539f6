/** What the PayApp Trigger believes, and what it never gives away. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { deliver, formOf, KEYS, PAID } from '../../support/webhook.mts';
import { EVERY_EVENT } from './everyEvent.mts';

const SECRETS = [KEYS.linkkey, KEYS.linkval];

describe('a notification that does not verify', () => {
	const { linkval: _value, ...noValue } = PAID;
	const { linkkey: _key, ...noKey } = PAID;
	const { userid: _id, ...noId } = PAID;
	it.each([
		['another link value', { ...PAID, linkval: 'wrong' }],
		['another link key', { ...PAID, linkkey: 'wrong' }],
		['another user ID', { ...PAID, userid: 'someone' }],
		['an empty link value', { ...PAID, linkval: '' }],
		['no link value', noValue],
		['no link key', noKey],
		['no user ID', noId],
		['a link value in other case', { ...PAID, linkval: KEYS.linkval.toLowerCase() }],
		['a prefix of the link value', { ...PAID, linkval: KEYS.linkval.slice(0, -1) }],
	])('%s: 401 FAIL, nothing starts', async (_, fields) => {
		expect(await deliver(formOf(fields), EVERY_EVENT)).toMatchObject({
			status: 401,
			text: 'FAIL',
			contentType: 'text/plain; charset=utf-8',
			started: undefined,
		});
	});

	it.each([
		['an empty key in the credential', { ...KEYS, linkkey: '' }],
		['no keys in the credential', {}],
		['keys that are no text', { ...KEYS, linkval: null }],
	])('fails closed with %s', async (_, credential) => {
		const fields = { ...PAID, linkkey: '', linkval: '', userid: '' };
		for (const body of [PAID, fields]) {
			expect((await deliver(formOf(body), { ...EVERY_EVENT, credential })).status).toBe(401);
		}
	});
});

describe('a body that cannot be read', () => {
	const genuine = formOf(PAID).toString();
	const broken = (name: string) =>
		Buffer.from(genuine.replace(`${name}=`, `${name}=\xc1`), 'latin1');
	it.each([
		['none', undefined, 400],
		['empty', '', 400],
		['a key given twice', `${genuine}&price=1`, 400],
		['the link value given twice', `linkval=wrong&${genuine}`, 400],
		['a link value in broken UTF-8', genuine.replace('linkval=', 'linkval=%C1%A6'), 400],
		['a state in broken UTF-8, raw', broken('pay_state'), 400],
		['a price with a stray percent sign', genuine.replace('price=1000', 'price=1000%'), 400],
		['more than 1 MB', `${genuine}&x=${'a'.repeat(5_000_000)}`, 413],
	])('%s', async (_, body, status) => {
		expect(await deliver(body, EVERY_EVENT)).toMatchObject({
			status,
			text: 'FAIL',
			started: undefined,
		});
	});

	it.each(['application/json', 'application/xml', 'multipart/form-data; boundary=x'])(
		'%s: 400',
		async (contentType) => {
			for (const body of [JSON.stringify(PAID), genuine]) {
				expect((await deliver(body, { ...EVERY_EVENT, contentType })).status).toBe(400);
			}
		},
	);

	it('400 where n8n has consumed it already', async () => {
		const contentType = 'multipart/form-data; boundary=x';
		const delivery = await deliver(undefined, { ...EVERY_EVENT, contentType, consumed: true });
		expect(delivery).toMatchObject({ status: 400, text: 'FAIL', started: undefined });
	});

	it('answers 500 FAIL where the credential cannot be read, so that PayApp sends it again', async () => {
		const credential = new Error('Credential not found');
		const delivery = await deliver(formOf(PAID), { credential });
		expect(delivery).toMatchObject({ status: 500, text: 'FAIL', started: undefined });
	});
});

describe('whatever comes', () => {
	const text = fc.string({ unit: 'binary', maxLength: 40 });
	const known = fc.constantFrom(...Object.keys(PAID), '__proto__', 'constructor', 'toString');
	const value = fc.oneof(
		text,
		fc.constantFrom(...Object.values(KEYS)),
		fc.constantFrom(...Object.values(PAID)),
	);
	const fields = fc
		.dictionary(fc.oneof(known, text), value, { maxKeys: 30 })
		.chain((random) =>
			fc
				.constantFrom({}, PAID, { ...PAID, linkval: 'wrong' })
				.map((base) => ({ ...base, ...random })),
		);
	const body = fc.oneof(
		fields.map(formOf),
		fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
		fc.json().map((json) => Buffer.from(json)),
	);
	const contentType = fc.constantFrom(
		'application/x-www-form-urlencoded',
		'application/json',
		'',
		'text/plain',
	);

	it('10,000 generated notifications neither crash the trigger nor start a run unless they verify', async () => {
		let started = 0;
		await fc.assert(
			fc.asyncProperty(body, contentType, async (bytes, type) => {
				const delivery = await deliver(bytes, { ...EVERY_EVENT, contentType: type });
				const given = new URLSearchParams(bytes.toString());
				const verifies = Object.entries(KEYS).every(
					([name, key]) => given.getAll(name).length === 1 && given.get(name)?.trim() === key,
				);
				if (delivery.started) {
					started++;
					expect(verifies).toBe(true);
					expect(delivery.text).toBe('SUCCESS');
					const output = JSON.stringify(delivery.started);
					for (const secret of SECRETS) expect(output).not.toContain(secret);
					expect(Object.keys(delivery.started[0]?.data ?? {})).not.toContain('linkval');
				} else expect(delivery).toMatchObject({ text: 'FAIL' });
			}),
			{ numRuns: 10_000 },
		);
		// The property must have seen both outcomes.
		expect(started).toBeGreaterThan(500);
	}, 60_000);
});
