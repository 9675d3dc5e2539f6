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
import { must, type See } from './runner.mts';
import { anyJson, anyText, POISON, readable, written } from './texts.mts';

/** A provider's call and what its manual says about the reply */
interface Called {
	/** E.g. `payment.request` */
	operation: string;
	input: IDataObject;
	/** Whether the reply reports success as documented, and holds what the call promises */
	saysYes: (reply: HttpReply) => boolean;
	/** Where a no must leave the outcome open */
	isOpen?: (reply: HttpReply) => boolean;
}

/** What a provider answers to one of its calls */
export interface Answer {
	called: Called;
	reply: HttpReply;
}

const SECRETS = ['TEST+secret/one==', 'TEST-secret "two" & three'];
const [ONE = '', TWO = ''] = SECRETS;

const jsonOf = ({ body }: HttpReply): Record<string, unknown> => {
	try {
		const value: unknown = JSON.parse(body);
		return Object.fromEntries(Object.entries(value as object));
	} catch {
		return {};
	}
};
const is2xx = ({ status }: HttpReply) => status >= 200 && status <= 299;
/** ciderpay.txt and gmpay.txt: `success` is true */
const success = (reply: HttpReply) => is2xx(reply) && jsonOf(reply).success === true;

/** payapp.txt: URL-encoded throughout; parsed here without our decoder */
function formOf({ body }: HttpReply): Map<string, string> | undefined {
	const pairs = body.trim().split('&').filter(Boolean);
	if (/[<>{}\n\r\0]/.test(body.trim())) return undefined;
	const fields = new Map<string, string>();
	for (const pair of pairs) {
		const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(pair) ?? [];
		if (!isDecodable(pair)) return undefined;
		const [plainName, plain] = [...new URLSearchParams(`${name}=${value}`)][0] ?? ['', ''];
		if (!/^[a-z_]\w*(\[\w*\])*$/i.test(plainName)) return undefined;
		if (fields.has(plainName) && (plainName === 'state' || fields.get(plainName) !== plain)) {
			return undefined;
		}
		fields.set(plainName, plain);
	}
	return fields;
}
const isDecodable = (pair: string): boolean => {
	try {
		decodeURIComponent(pair);
		return true;
	} catch {
		return false;
	}
};

/** payapp.txt: `state=1`, plus what the call is for */
const payAppYes =
	(...needed: string[]) =>
	(reply: HttpReply) => {
		const form = reply.status < 500 && ![408, 425, 429].includes(reply.status) && formOf(reply);
		if (!form || form.get('state') !== '1') return false;
		return needed.every((name) =>
			name === 'mul_no' ? /^\s*\d+\s*$/.test(form.get(name) ?? '') : said(form.get(name)) !== '',
		);
	};

/** Returns a number or a text as trimmed text; a list or an object is neither, and gives ''. */
const said = (value: unknown): string =>
	typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';

/** shinhan-pg.txt: HTTP 200 and ret_code 0 */
const shinhanYes = (reply: HttpReply) =>
	reply.status === 200 && /^-?0+$/.test(said(jsonOf(reply).ret_code));

/** Returns the values beside ret_code, or inside `data` or `date` as in the common guide. */
const shinhanOf = (reply: HttpReply): Record<string, unknown> => {
	const { data, date, ...values } = jsonOf(reply);
	const inner = [data, date].filter((one) => typeof one === 'object' && !Array.isArray(one));
	return Object.assign({}, ...inner, values) as Record<string, unknown>;
};
const isAddress = (value: unknown) => /^https?:\/\/[^\s/]/i.test(said(value));

/** ciderpay.txt, 등록 결제 결제 요청: the states of a charge */
const STATES: unknown[] = ['REQUEST', 'COMPLETE'];
const stateOfCharge = (reply: HttpReply): unknown =>
	(jsonOf(reply).data as { paymentState?: unknown } | null | undefined)?.paymentState;

/** What each provider is asked, and which replies are a yes */
export const CALLS = {
	PayApp: [
		{
			operation: 'payment.request',
			input: { goodname: 'a', price: 1000 },
			saysYes: payAppYes('mul_no', 'payurl'),
		},
		{ operation: 'payment.cancel', input: { mul_no: '1' }, saysYes: payAppYes() },
		{
			operation: 'storedCard.charge',
			input: { encBill: ONE, price: 1 },
			saysYes: payAppYes('mul_no'),
		},
	],
	CiderPay: [
		{
			operation: 'payment.request',
			input: { price: 1000 },
			saysYes: (reply) => success(reply) && said(jsonOf(reply).payUrl) !== '',
		},
		{
			operation: 'paymentLink.getAll',
			input: { memberID: 'a' },
			saysYes: (reply) => success(reply) && Array.isArray(jsonOf(reply).data),
		},
		{
			operation: 'registeredCard.charge',
			input: { mpToken: ONE, price: 1 },
			saysYes: (reply) => success(reply) && STATES.includes(stateOfCharge(reply)),
			// Beyond the refusals its manual knows, nobody can tell whether the card was charged.
			isOpen: (reply) =>
				![200, 201, 204, 299].includes(reply.status) || /^[1-9]/.test(said(jsonOf(reply).errCode)),
		},
	],
	GMPay: [
		{
			operation: 'member.checkId',
			input: { memberId: 'a' },
			saysYes: (reply) => success(reply) && said(jsonOf(reply).val1) !== '',
		},
		{
			operation: 'payment.request',
			input: { price: 1 },
			saysYes: (reply) =>
				success(reply) && said(jsonOf(reply).orderNo) !== '' && said(jsonOf(reply).payUrl) !== '',
		},
	],
	'Shinhan PG': [
		{ operation: 'payment.get', input: { order_no: '1' }, saysYes: shinhanYes },
		{
			operation: 'payment.request',
			input: { order_no: '1' },
			saysYes: (reply) => shinhanYes(reply) && isAddress(shinhanOf(reply).redirect_url),
		},
	],
} satisfies Record<string, Called[]>;

/** Makes a provider's call, with the generated answer. */
const ASK: Record<keyof typeof CALLS, (answer: Answer) => Promise<Outcome>> = {
	PayApp: async (answer) => await outcomeOf(payApp, answer),
	CiderPay: async (answer) => await outcomeOf(ciderPay, answer),
	GMPay: async (answer) => await outcomeOf(gmPay, answer),
	'Shinhan PG': async (answer) => await outcomeOf(shinhanPg, answer),
};
export type Name = keyof typeof CALLS;

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
const VERDICTS_OF: Record<keyof typeof CALLS, Array<Array<[string, unknown]>>> = {
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
