/** What each provider is asked, and which replies its manual calls a yes */
import type { IDataObject } from 'n8n-workflow';

import type { HttpReply } from '../../nodes/core/operation';

/** A provider's call and what its manual says about the reply */
export interface Called {
	/** E.g. `payment.request` */
	operation: string;
	input: IDataObject;
	/** Whether the reply reports success as documented, and holds what the call promises */
	saysYes: (reply: HttpReply) => boolean;
	/** Where a no must leave the outcome open */
	isOpen?: (reply: HttpReply) => boolean;
}

/** Secrets of the merchant, which no word may repeat */
export const SECRETS = ['TEST+secret/one==', 'TEST-secret "two" & three'];
export const [ONE = '', TWO = ''] = SECRETS;

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

/** A provider of these calls */
export type Name = keyof typeof CALLS;
