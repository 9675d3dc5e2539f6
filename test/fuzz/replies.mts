import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { ciderPay } from '../../nodes/CiderPay/provider';
import { askFor, perform } from '../../nodes/core/execution/performOperation';
import type {
	Endpoint,
	HttpReply,
	Outcome,
	Provider,
	RemoteOperation,
} from '../../nodes/core/operation';
import { gmPay } from '../../nodes/GmPay/provider';
import { payApp } from '../../nodes/PayApp/provider';
import { shinhanPg } from '../../nodes/ShinhanPg/provider';
import { CALLS, ONE, SECRETS, TWO, type Called, type Name } from './calls.mts';
import { must, type See } from './runner.mts';
import { anyJson, anyText, POISON, readable, written } from './texts.mts';

/** What a provider answers to one of its calls */
export interface Answer {
	called: Called;
	reply: HttpReply;
}

/** Makes a provider's call, with the generated answer. */
const ASK: Record<Name, (answer: Answer) => Promise<Outcome>> = {
	PayApp: async (answer) => await outcomeOf(payApp, answer),
	CiderPay: async (answer) => await outcomeOf(ciderPay, answer),
	GMPay: async (answer) => await outcomeOf(gmPay, answer),
	'Shinhan PG': async (answer) => await outcomeOf(shinhanPg, answer),
};

/** Words of a provider, which may repeat what was sent to it, verbatim or encoded */
const words = fc.oneof(
	anyText,
	fc
		.tuple(
			anyText,
			fc.constantFrom(...SECRETS.flatMap((one) => readable(one).slice(0, 3))),
			anyText,
		)
		.map((parts) => parts.join('')),
);
const verdict = fc.oneof(
	fc.constantFrom<unknown[]>(
		true,
		false,
		'true',
		1,
		0,
		'0',
		'1',
		null,
		'0000',
		'9999',
		9999,
		998,
		'',
		-0,
		0.5,
	),
	words,
	anyJson,
);
const VERDICTS = ['success', 'errCode', 'errorType', 'ret_code', 'state', 'errno'];
const WORDS = [
	'message',
	'errorMessage',
	'ret_msg',
	'payUrl',
	'data',
	'date',
	'var1',
	'var2',
	'memberId',
];
const entries = fc.array(
	fc.oneof(
		fc.tuple(fc.constantFrom(...VERDICTS), verdict),
		fc.tuple(fc.constantFrom(...WORDS, ...POISON), fc.oneof(words, anyJson)),
		fc.tuple(anyText, anyJson),
	),
	{ maxLength: 6 },
);
/** How each provider says yes and no */
const VERDICTS_OF: Record<Name, Array<Array<[string, unknown]>>> = {
	PayApp: [
		[['state', '1']],
		[
			['state', '1'],
			['mul_no', '1'],
			['payurl', 'https://provider.example/pay'],
		],
		[
			['state', '0'],
			['errorMessage', 'no'],
		],
	],
	CiderPay: [[['success', true]], [['success', false]], [['errCode', '9999']]],
	GMPay: [[['success', true]], [['success', false]]],
	'Shinhan PG': [[['ret_code', 0]], [['ret_code', 998]]],
};
const promised = fc.subarray<[string, unknown]>([
	['payUrl', 'https://provider.example/pay'],
	['orderNo', '1'],
	['redirect_url', 'https://provider.example/pay'],
	['val1', 'E'],
	['data', []],
	['data', { paymentState: 'COMPLETE' }],
	['data', { paymentState: 'SOMETHING' }],
]);
const form = (list: Array<readonly [string, unknown]>) =>
	new URLSearchParams(list.map(([name, value]) => [name, written(value)])).toString();
const json = (list: Array<readonly [string, unknown]>) => JSON.stringify(Object.fromEntries(list));

/** Generates bodies as the provider writes them, with anything in them, cut short, or arbitrary. */
function bodyOf(name: Name): fc.Arbitrary<string> {
	const write = name === 'PayApp' ? form : json;
	const known = fc.constantFrom(...VERDICTS_OF[name]);
	const spoken = fc.tuple(fc.oneof(fc.constantFrom(...WORDS), anyText), words);
	const plain = fc.tuple(known, promised, fc.array(spoken, { maxLength: 2 }));
	const odd = fc.tuple(known, promised, entries);
	const whole = fc.oneof(plain, odd).map((parts) => parts.flat());
	return fc.oneof(
		{ weight: 12, arbitrary: whole.map(write) },
		{ weight: 2, arbitrary: whole.map(write === form ? json : form) },
		{
			weight: 2,
			arbitrary: fc.tuple(whole, fc.nat(80)).map(([list, at]) => write(list).slice(0, at)),
		},
		anyText,
		anyJson.map((value) => JSON.stringify(value)),
		words.map((said) => `<html>${said}</html>`),
	);
}
const status = fc.oneof(
	{ weight: 13, arbitrary: fc.constant(200) },
	fc.constantFrom(201, 204, 299, 300, 302, 400, 401, 404, 429, 499, 500, 502, 503),
);

/** Generates answers of all kinds to a provider's calls. */
export const answersOf = (name: Name): fc.Arbitrary<Answer> =>
	fc.record({
		called: fc.constantFrom<Called[]>(...CALLS[name]),
		reply: fc.record({ status, body: bodyOf(name) }),
	});

function operationOf<T extends Endpoint>(
	{ resources }: Provider<T>,
	path: string,
): RemoteOperation<T> {
	const [resource, name] = path.split('.');
	const operation = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === name);
	if (!operation || operation.effect === 'local') throw new Error(`There is no call ${path}`);
	return operation;
}

const credential: IDataObject = {
	baseUrl: 'https://provider.example',
	...{ userid: 'u', client_id: 'o2o', linkkey: ONE, linkval: TWO },
	...{ devID: 'd', devToken: 'TEST-dev-token', feedbackToken: ONE, approvalToken: TWO },
	...{ cancelToken: TWO, paymentApiKey: ONE, searchApiKey: TWO },
};

/** Makes the call as the runner does. */
async function outcomeOf<T extends Endpoint>(
	provider: Provider<T>,
	{ called, reply }: Answer,
): Promise<Outcome> {
	const httpRequest = async () => ({ statusCode: reply.status, body: reply.body });
	const run = {
		execution: { helpers: { httpRequest } } as unknown as IExecuteFunctions,
		provider,
		options: { timeout: 1000, concurrency: 1, repeatUnknown: false },
	};
	const { input, operation: name } = called;
	const operation = operationOf(provider, name);
	const item = { input, wire: { ...input }, credential };
	return await perform(askFor(run, operation, item), operation, item);
}

/** What must hold for every answer of a provider */
export const understood = (name: Name) => async (answer: Answer, see: See) => {
	const outcome = await ASK[name](answer);
	const { called, reply } = answer;
	see(outcome.status);
	must(['succeeded', 'refused', 'notSent', 'unknown'].includes(outcome.status), 'another outcome');
	must(outcome.status !== 'notSent', 'it was sent');
	const isYes = called.saysYes(reply);
	must((outcome.status === 'succeeded') === isYes, 'success is not what was said');
	if (reply.status >= 500) must(outcome.status === 'unknown', "a server's word was believed");
	if (called.isOpen?.(reply)) must(outcome.status !== 'refused', 'money may have moved');
	const told = JSON.stringify(outcome);
	const keys = readable(ONE).slice(0, 1);
	if (outcome.status === 'succeeded') {
		for (const key of keys) must(!told.includes(key), 'a key was repeated');
		return;
	}
	const said = outcome.status === 'refused' ? outcome.message : outcome.reason;
	must(typeof said === 'string', 'no words');
	const all = JSON.stringify(outcome);
	for (const secret of SECRETS.flatMap((one) => readable(one).slice(0, 3))) {
		must(!said.includes(secret) && !all.includes(secret), 'a secret was repeated');
	}
};
