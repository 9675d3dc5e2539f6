import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { decodeFormOrJson, withoutValues } from '../../core/webhook/messageFields';
import type { Decides, Fields, Read } from '../../core/webhook/decodeBody';
import { answerNow, logFailure } from '../../core/webhook/answerNow';
import type { WebhookAnswer } from '../../core/webhook/answerNow';
import { requestBodyOf } from '../../core/webhook/requestBody';
import type { RequestBody } from '../../core/webhook/requestBody';
import type { MessageEvent } from '../../core/webhook/paymentEvent';
import { redact } from '../../core/security/redact';
import { logRefusal } from '../../core/webhook/refusalLog';
import { isTooShort, LEAST_LENGTH, secretsEqual } from '../../core/security/secretsEqual';
import { trimmedOrDigits } from '../api/api';
import { addressOfBuyer, askFromWebhook } from './askFromWebhook';
import { buyerAnswer, refusal, textAnswer } from './buyerPages';
import { confirmReturn } from './confirmReturn';
import type { Verdict } from './confirmReturn';
import { verifyReturnUrl, verifyCustomParameter } from '../signedState/signedState';
import type { SignedState, ReturnKind } from '../signedState/signedState';
import {
	accountEvent,
	authenticatedEvent,
	cancelledEvent,
	depositEvent,
	failedEvent,
	returnSuffix,
} from './events';
import { answerWhenStarted } from './respond';
import { parseWon } from '../api/amounts';

/** In bytes; far larger than any documented return */
const LARGEST_BODY = 64 * 1024;
/** The body of every GET: whatever one carries is ignored */
const EMPTY: RequestBody = { body: Buffer.alloc(0), contentType: '' };
/** Modeled on Shinhan's own replies; what it expects in reply to a deposit notice is not public. */
const DEPOSIT_ANSWER = '{"ret_code":0,"ret_msg":"OK"}';

/** The deciding fields of a return: which order it is for, what proves it, and how it ended */
const OF_RETURN = new Set([
	'order_no',
	'custom_parameter',
	'confirm_token',
	'confinm_token',
	'ret_code',
	'tid',
	'pay_amt',
]);

/** The deciding body fields by `on`; a return of a buyer who left is decided by its URL alone. */
const DECIDING = new Map<unknown, ReadonlySet<string>>([
	['return', OF_RETURN],
	['deposit', new Set(['order_no', 'tid', 'pay_amt'])],
]);

/** One request to the trigger's URL, read once */
interface ReturnRequest {
	webhook: IWebhookFunctions;
	credential: IDataObject;
	options: IDataObject;
	query: IDataObject;
	fields: Fields;
}

interface Answered {
	answer: WebhookAnswer;
	event?: MessageEvent | undefined;
	/** Why it was not accepted, for the log: contains no values */
	refusalReason?: string;
	/** The fields that could not be read */
	unreadable?: string[] | undefined;
}

/**
 * Handles a request from the buyer's browser, or Shinhan's deposit notice. If it starts the
 * workflow, n8n answers once the execution is stored; any other is answered here at once. Never
 * throws, since n8n would answer 500 and store a failed execution for every bad request.
 */
export async function handleRequest(webhook: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const wanted = webhook.getNodeParameter('events', []) as string[];
		const { answer, event, refusalReason, unreadable = [] } = await readRequest(webhook);
		if (refusalReason)
			logRefusal(webhook, `Shinhan PG return was answered with ${answer.status}`, refusalReason);
		// `authenticated` always starts it: a token that no workflow hears of is a lost sale.
		return event && [...wanted, 'authenticated'].includes(event.event)
			? answerWhenStarted(webhook, answer, { ...event, unreadable })
			: answerNow(webhook, answer);
	} catch (error) {
		logFailure(webhook, 'Shinhan PG return could not be taken', error);
		return answerNow(webhook, refusal(500));
	}
}

const refused = (status: number, refusalReason: string): Answered => ({
	answer: refusal(status),
	refusalReason,
});

async function readRequest(webhook: IWebhookFunctions): Promise<Answered> {
	const request = webhook.getRequestObject();
	const query = webhook.getQueryData() as IDataObject;
	const read = request.method === 'GET' ? EMPTY : await requestBodyOf(request, LARGEST_BODY);
	if ('reason' in read) return refused(read.status, read.reason);
	const { body, contentType } = read;
	const decides: Decides = (name) => DECIDING.get(query.on)?.has(name) ?? false;
	const nothing: Read = { fields: {} };
	const decoded = body.length > 0 ? decodeFormOrJson(body, contentType, decides) : nothing;
	if (!('fields' in decoded)) return refused(400, decoded.reason);
	const credential = await webhook.getCredentials<IDataObject>('shinhanPgApi');
	const options = webhook.getNodeParameter('options', {}) as IDataObject;
	const visited: ReturnRequest = { webhook, credential, options, query, fields: decoded.fields };
	const secret = [trimmedOrDigits(credential.depositSecret)];
	const unreadable = decoded.unreadable?.map((name) => redact(name, secret));
	return { ...(await route(visited, request.method)), unreadable };
}

async function route(visited: ReturnRequest, method: string): Promise<Answered> {
	const { query, fields } = visited;
	const news = returnSuffix(query, fields);
	switch (query.on) {
		case 'return':
			return method === 'POST'
				? await handleReturn(visited, news)
				: refused(400, "a buyer comes back to '?on=return' by POST only");
		case 'cancel':
			return handleAbandoned(visited, 'cancel', (signed) => cancelledEvent(signed, fields, news));
		case 'fail':
			return handleAbandoned(visited, 'fail', (signed) =>
				failedEvent(signed, 'window', fields, news),
			);
		case 'deposit':
			return handleDeposit(visited);
		default:
			return refused(400, "its address does not say '?on=return', 'cancel', 'fail' or 'deposit'");
	}
}

const NOT_OURS =
	'it carries no signature of this credential for its order: it is forged, or the request was made with another key or other addresses';

/** Handles a return with a token or with a virtual account (shinhan-pg.txt: return_url). */
async function handleReturn(visited: ReturnRequest, news: string): Promise<Answered> {
	const { webhook, credential, options, query, fields } = visited;
	const order_no = fields.order_no ?? '';
	const inside = verifyCustomParameter(order_no, fields.custom_parameter ?? '', credential);
	// The manual's table spells it confirm_token, its sample confinm_token.
	const token = fields.confirm_token || fields.confinm_token;
	// In the table a virtual account's return carries neither order_no nor custom_parameter.
	const signed = token ? inside : (inside ?? verifyReturnUrl('return', query, credential));
	if (!signed || (order_no && order_no !== signed.order_no)) return refused(401, NOT_OURS);
	if (!token) return handleVirtualAccount(signed, fields, options, news);
	if (webhook.getNodeParameter('confirm', true) === false) {
		const event = authenticatedEvent(signed, token, fields);
		return { answer: buyerAnswer('pending', options, signed.order_no), event };
	}
	const ip_addr = addressOfBuyer(webhook) || trimmedOrDigits(credential.ip_addr);
	const ask = askFromWebhook(webhook, credential, options, token);
	const back = { signed, token, fields, ip_addr };
	return answeredBy(await confirmReturn(ask, back, credential), signed, options);
}

function handleVirtualAccount(
	signed: SignedState,
	fields: Fields,
	options: IDataObject,
	news: string,
): Answered {
	const failed = (fields.ret_code ?? '0').trim() !== '0' || !fields.tid;
	if (failed) {
		const event = failedEvent(signed, 'window', fields, news);
		return answeredBy({ view: 'failed', event }, signed, options);
	}
	const isOther = fields.pay_amt !== undefined && parseWon(fields.pay_amt) !== signed.amount;
	return isOther
		? refused(401, 'its amount is not that of the request')
		: answeredBy({ view: 'account', event: accountEvent(signed, fields) }, signed, options);
}

const answeredBy = (
	{ view, event }: Verdict,
	signed: SignedState,
	options: IDataObject,
): Answered => ({
	answer: buyerAnswer(view, options, signed.order_no),
	event,
});

/**
 * Handles a buyer who left the window or failed in it. Without this merchant's signature the buyer
 * still gets a page, but no workflow starts.
 */
function handleAbandoned(
	{ query, credential, options }: ReturnRequest,
	way: Exclude<ReturnKind, 'return'>,
	eventOf: (signed: SignedState) => MessageEvent,
): Answered {
	const signed = verifyReturnUrl(way, query, credential);
	const answer = buyerAnswer(way === 'cancel' ? 'cancelled' : 'failed', options, signed?.order_no);
	return signed ? { answer, event: eventOf(signed) } : { answer, refusalReason: NOT_OURS };
}

/**
 * Handles the only message that Shinhan's server sends itself. It carries no known proof of origin,
 * so its URL holds a secret.
 */
function handleDeposit({ credential, query, fields, options }: ReturnRequest): Answered {
	const { depositSecret } = credential;
	if (isTooShort(depositSecret)) {
		return refused(
			401,
			`the credential's 'Deposit Secret' is shorter than ${LEAST_LENGTH} characters`,
		);
	}
	if (!secretsEqual(query.secret, depositSecret)) {
		return refused(
			401,
			"its address carries no 'secret' that is the credential's 'Deposit Secret'",
		);
	}
	if (Object.keys(fields).length === 0) return refused(400, 'the body is empty');
	const answer = textAnswer(String(options.depositAnswer ?? DEPOSIT_ANSWER));
	const decides = (name: string) => DECIDING.get('deposit')?.has(name) ?? false;
	const told = withoutValues(fields, [trimmedOrDigits(depositSecret)], decides);
	return { answer, event: depositEvent(told) };
}
