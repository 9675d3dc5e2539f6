// Everything from outside is put through generated cases: 2,000 per decoder, and 200,000 in the
// long form (LONG=1), which is the evidence.
import { pollAfter } from '../support/pollDelays.mts';
import { afterAll, describe, expect, it } from '@jest/globals';

import { asText, atLeast, exactly, type Evidence } from '../support/evidence/evidence.mts';
import { keep } from '../support/evidence/store.mts';
import { CALLS, type Name } from './calls.mts';
import { decodedForm, decodedJson, forms, jsons } from './core.mts';
import { ciderPay, gmPay, notificationsOf, payApp, taken } from './notifications.mts';
import { PARAMETERS } from './parameters.mts';
import { answersOf, understood } from './replies.mts';
import { returns, visited } from './returns.mts';
import { CASES, fuzz, LIMIT_MS, tableOf, type Fuzzed } from './runner.mts';

pollAfter(0);

/** The number of decoders: one that does not run is missing in the evidence. */
const DECODERS = 14;
const done: Fuzzed[] = [];
/** Both sides of a property must be seen, each in at least one case in fifty. */
const seenOften = ({ seen }: Fuzzed, ...what: string[]) => {
	for (const one of what) expect([one, (seen[one] ?? 0) >= CASES / 50]).toEqual([one, true]);
};

afterAll(() => {
	const cases = Math.min(...done.map((one) => one.cases));
	const evidence: Evidence = {
		name: 'fuzz',
		tables: [tableOf(done)],
		goals: [
			exactly('decoders whose properties held', done.length, DECODERS),
			atLeast('cases a decoder', cases, CASES),
		],
	};
	keep(evidence);
	console.log(asText(evidence));
});

describe('a notification is taken only where it is proven, and tells no secret', () => {
	it.each([
		['PayApp', payApp, false],
		['CiderPay', ciderPay, true],
		['GMPay', gmPay, true],
	])(
		'of %s',
		async (name, source, takesJson) => {
			const fuzzed = await fuzz(
				`${name} notification`,
				'starts only with the secrets; a genuine one always does; no secret leaves it',
				notificationsOf(source),
				taken(source, takesJson),
			);
			done.push(fuzzed);
			seenOften(fuzzed, 'started', 'refused');
		},
		LIMIT_MS,
	);

	it(
		'of Shinhan PG: a return is confirmed only where this merchant asked for it',
		async () => {
			const fuzzed = await fuzz(
				'Shinhan PG return',
				'calls only for signed requests; confirmed only with a proven answer; no secret leaves it',
				returns,
				visited,
			);
			done.push(fuzzed);
			seenOften(fuzzed, 'confirmed', 'refused', 'confirmUnknown');
		},
		LIMIT_MS,
	);
});

describe('a body', () => {
	it(
		'is decoded as a form, or refused with a reason',
		async () => {
			const held = 'each name once, as written; else a reason';
			const fuzzed = await fuzz('form (core)', held, forms, decodedForm);
			done.push(fuzzed);
			seenOften(fuzzed, 'read', 'refused');
		},
		LIMIT_MS,
	);

	it(
		'is decoded as JSON, or refused with a reason',
		async () => {
			const held = 'every value as text, digits of long numbers kept; else a reason';
			const fuzzed = await fuzz('JSON (core)', held, jsons, decodedJson);
			done.push(fuzzed);
			seenOften(fuzzed, 'read', 'refused');
		},
		LIMIT_MS,
	);
});

describe('a reply means success only where it says so in the documented way', () => {
	it.each(Object.keys(CALLS) as Name[])(
		'of %s',
		async (name) => {
			const fuzzed = await fuzz(
				`${name} reply`,
				'succeeded only as documented; 5xx is unknown; no secret in its words',
				answersOf(name),
				understood(name),
			);
			done.push(fuzzed);
			seenOften(fuzzed, 'succeeded', 'refused', 'unknown');
		},
		LIMIT_MS,
	);
});

describe('the parameters of an item are taken only as their fields allow', () => {
	it.each(Object.entries(PARAMETERS))(
		'of %s',
		async (name, cases) => {
			const fuzzed = await fuzz(
				`${name} parameters`,
				'what is taken fits its field; what is not is named; no secret in a message',
				cases,
				async (one, see) => await one(see),
			);
			done.push(fuzzed);
			seenOften(fuzzed, 'taken', 'refused', 'built');
		},
		LIMIT_MS,
	);
});
