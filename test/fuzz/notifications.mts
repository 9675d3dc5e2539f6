import fc from 'fast-check';
import type { IDataObject, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { CiderPayTrigger } from '../../nodes/CiderPay/CiderPayTrigger.node';
import { GmPayTrigger } from '../../nodes/GmPay/GmPayTrigger.node';
import { PayAppTrigger } from '../../nodes/PayApp/PayAppTrigger.node';
import { CREDENTIAL, KEYS, SECRET } from '../support/ciderpay.webhook.mts';
import { KEYS as GMPAY } from '../support/gmpay.webhook.mts';
import { deliverTo, FORM, KEYS as PAYAPP, PAID, type Delivery } from '../support/webhook.mts';
import { readingsOf, says, type Reading } from './readings.mts';
import { must, type See } from './runner.mts';
import { anyJson, anyText, bodies, POISON, readable, written, type Sent } from './texts.mts';

type Values = Record<string, unknown>;

/** A provider's notifications, as its manual defines them */
interface Source {
	/** A genuine notification */
	genuine: Record<string, string>;
	/** The names that prove it genuine, in every spelling; the rest may be anything */
	proof: string[];
	/** The names that decide which payment it is and what became of it; they must be plain text */
	deciding: string[];
	/** The values that must never leave the trigger */
	secrets: string[];
	/** Whether a reading proves its origin, by the manual */
	proves: (reading: Reading, query: IDataObject) => boolean;
	/** Hands it to the trigger */
	deliver: (sent: Sent, query: IDataObject) => Promise<Delivery>;
}

/** A delivery to make; a genuine one must be taken, whatever its other fields say. */
export interface Notification {
	isGenuine: boolean;
	sent: Sent;
	query: IDataObject;
}

/** Builds the trigger and its settings once: they cost more than a case. */
function delivererTo(trigger: INodeType, credential: IDataObject): Source['deliver'] {
	const events = trigger.description.properties.find(({ name }) => name === 'events');
	const all = (events?.options ?? []) as INodePropertyOptions[];
	const parameters = { events: all.map(({ value }) => String(value)), options: {} };
	return async ({ body, contentType }, query) =>
		await deliverTo(trigger, { credential, parameters }, body, { contentType, query });
}

/** payapp.txt: the sample handler compares user ID, link key and link value. */
export const payApp: Source = {
	genuine: PAID,
	proof: ['userid', 'linkkey', 'linkval'],
	deciding: ['mul_no', 'orig_mul_no', 'rebill_no', 'pay_state', 'price', 'currency'],
	secrets: [PAYAPP.linkkey, PAYAPP.linkval],
	proves: (reading) =>
		Object.entries(PAYAPP).every(([name, value]) => says(reading, [name], value)),
	deliver: delivererTo(new PayAppTrigger(), PAYAPP),
};

/** ciderpay.txt: nothing is signed; proof is the feedback token or, if none, the URL's secret. */
export const ciderPay: Source = {
	genuine: { ...KEYS, paymentState: 'COMPLETE', orderNo: '000123', price: '1000', payType: '1' },
	proof: ['memberID', 'member_id', 'feedbackToken', 'feedback_token', 'order_no', 'pay_type'],
	deciding: ['cmd', 'paymentState', 'orderNo', 'price', 'rpToken', 'mpToken'],
	secrets: [KEYS.feedbackToken, SECRET],
	proves: (reading, query) => {
		const names = ['feedbackToken', 'feedback_token'];
		const tokens = names.flatMap((name) => reading.get(name) ?? []);
		const isToken = says(reading, names, KEYS.feedbackToken);
		const carriesNone = tokens.every((token) => token.trim() === '');
		return (
			says(reading, ['memberID', 'member_id'], KEYS.memberID) &&
			(isToken || (carriesNone && query.secret === SECRET))
		);
	},
	deliver: delivererTo(new CiderPayTrigger(), CREDENTIAL),
};

/** gmpay.txt: feedbackToken "확인 용으로 사용합니다" */
export const gmPay: Source = {
	genuine: { ...GMPAY, paymentState: 'COMPLETE', orderNo: '0001234', price: '1004' },
	proof: ['feedbackToken', 'memberId'],
	deciding: ['orderNo', 'paymentState', 'price'],
	secrets: [GMPAY.feedbackToken],
	proves: (reading) => Object.entries(GMPAY).every(([name, value]) => says(reading, [name], value)),
	deliver: delivererTo(new GmPayTrigger(), GMPAY),
};

/** Generates arbitrary messages, and genuine ones whose other fields are arbitrary. */
export function notificationsOf(source: Source): fc.Arbitrary<Notification> {
	const { genuine, proof, deciding, secrets } = source;
	const repeated = fc.tuple(anyText, fc.constantFrom(...secrets.flatMap(readable)), anyText);
	const value: fc.Arbitrary<unknown> = fc.oneof(
		{ weight: 5, arbitrary: anyText },
		{ weight: 3, arbitrary: fc.constantFrom(...Object.values(genuine)) },
		{ weight: 2, arbitrary: repeated.map((parts) => parts.join('')) },
		{ weight: 2, arbitrary: anyJson },
	);
	const name = fc.oneof(fc.constantFrom(...Object.keys(genuine), ...proof, ...POISON), anyText);
	const random: fc.Arbitrary<Values> = fc
		.array(fc.tuple(name, value), { maxLength: 10 })
		.map((entries) => Object.fromEntries(entries));
	const hostile = fc
		.tuple(fc.constantFrom({}, genuine, genuine), random)
		.map(([base, more]): Values => ({ ...base, ...more }));
	const query = fc.constantFrom<IDataObject[]>(
		{},
		{ secret: SECRET },
		{ secret: `${SECRET}x` },
		{ secret: '' },
		{ secret: [SECRET, SECRET] },
	);
	return fc.oneof(
		{
			weight: 2,
			arbitrary: fc
				.tuple(bodies(hostile), query)
				.map(([sent, asked]): Notification => ({ isGenuine: false, sent, query: asked })),
		},
		{ weight: 1, arbitrary: careless(source) },
		{
			weight: 1,
			arbitrary: fc.tuple(random, fc.boolean()).map(([more, isJson]): Notification => {
				// Different lone surrogates may become one name on the way.
				const others = Object.entries(more)
					.map(([one, of]): [string, unknown] => [Buffer.from(one).toString(), of])
					// A lone surrogate is not plain text. JSON could carry it where a form cannot.
					.map(([one, of]): [string, unknown] => [
						one,
						deciding.includes(one) ? Buffer.from(written(of)).toString() : of,
					])
					.filter(([one]) => !proof.includes(one));
				return {
					isGenuine: true,
					sent: genuineBody({ ...genuine, ...Object.fromEntries(others) }, isJson),
					query: {},
				};
			}),
		},
	);
}

/**
 * Generates genuine forms whose harmless fields are not UTF-8, some given more than once: raw bytes
 * or escapes, stray percent signs.
 */
function careless({ genuine, proof, deciding }: Source): fc.Arbitrary<Notification> {
	const decides = [...proof, ...deciding];
	const harmless = [...Object.keys(genuine), 'memo', 'x', '%', '%ff'].filter(
		(one) => !decides.includes(one),
	);
	const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
	const piece = fc.oneof(
		byte.filter((one) => !'&='.includes(one)),
		byte.map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`),
		fc.constantFrom('%', '%%', '%4', '%zz', '%ed%a0%bd', '\xb2\xc9', '%8cc'),
	);
	const value = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
	return fc.array(fc.tuple(fc.constantFrom(...harmless), value), { maxLength: 5 }).map((pairs) => ({
		isGenuine: true,
		sent: {
			body: Buffer.from(
				[new URLSearchParams(genuine).toString(), ...pairs.map((pair) => pair.join('='))].join('&'),
				'latin1',
			),
			contentType: FORM,
		},
		query: {},
	}));
}

function genuineBody(values: Values, isJson: boolean): Sent {
	const entries = Object.entries(values).map(([name, value]): [string, string] => [
		name,
		written(value),
	]);
	return isJson
		? { body: Buffer.from(JSON.stringify(values)), contentType: 'application/json' }
		: {
				body: Buffer.from(new URLSearchParams(entries).toString()),
				contentType: FORM,
			};
}

/** What must hold for every delivery of a provider; `takesJson` if it may post JSON as well */
export const taken =
	({ proves, secrets, deliver }: Source, takesJson = true) =>
	async ({ isGenuine, sent, query }: Notification, see: See): Promise<void> => {
		const { started, status, text, logged } = await deliver(sent, query);
		must(status !== 500, 'it was not expected');
		must(text === 'SUCCESS' || text === 'FAIL', 'another answer');
		must((text === 'SUCCESS') === (started !== undefined), 'acknowledged, but not started');
		if (started) {
			see('started');
			must(
				readingsOf(sent).some((reading) => proves(reading, query)),
				'started by a message that proves nothing',
			);
			const said = JSON.stringify([started, logged]);
			for (const secret of secrets.flatMap(readable)) {
				must(!said.includes(secret), 'a secret left the trigger');
			}
			const [{ provider, event, amount, data } = {}] = started;
			must(typeof provider === 'string' && typeof event === 'string', 'no event');
			must(amount === null || Number.isFinite(amount), 'an amount that is none');
			must(typeof data === 'object', 'no data');
			const [{ unreadable } = {}] = started;
			must(Array.isArray(unreadable), 'it does not say what was unreadable');
		} else see('refused');
		if (isGenuine && (takesJson || !sent.contentType.includes('json'))) {
			must(started !== undefined, 'a genuine one was refused');
		}
	};
