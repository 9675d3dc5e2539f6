import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { decodeFormOrJson, withoutValues } from '../core/event';
import type { Decoded, Fields } from '../core/form';
import { rawBodyOf } from '../core/notification';
import type { PaymentEvent } from '../core/notification';
import { cleanOutcome } from '../core/clean';
import { sameSecret } from '../core/same';
import { askOnce } from '../core/ask';
import { secrets, textOf, toOutcome, toRequest } from './api';
import { buyerAnswer, refusal, textAnswer } from './buyerAnswer';
import type { BuyerAnswer } from './buyerAnswer';
import { confirmOnce } from './confirmOnce';
import type { Verdict } from './confirmOnce';
import { openAddress, openCustom } from './hashes';
import type { Tie, Way } from './hashes';
import type { AskShinhan } from './lookUp';
import {
	accountEvent,
	authenticatedEvent,
	cancelledEvent,
	depositEvent,
	failedEvent,
} from './notification';
import { wonOf } from './won';

/** Larger than any documented return by far */
const LARGEST_BODY = 64 * 1024;
const DEFAULT_TIMEOUT_SECONDS = 30;
/** What Shinhan's own replies look like; what it wants to hear after a deposit notice is not public. */
const DEPOSIT_ANSWER = '{"ret_code":0,"ret_msg":"OK"}';

/** One request to the trigger's address, read once */
interface Visit {
	webhook: IWebhookFunctions;
	credential: IDataObject;
	options: IDataObject;
	query: IDataObject;
	fields: Fields;
}

interface Answered {
	answer: BuyerAnswer;
	event?: PaymentEvent;
}

/**
 * Takes a visit of the buyer's browser (or Shinhan's deposit notice). The answer is written here,
 * before the workflow starts: what the buyer sees depends on the payment, not on the workflow. It never
 * throws; n8n would answer 500 and store a failed execution for every bad request.
 */
export async function takeVisit(webhook: IWebhookFunctions): Promise<IWebhookResponseData> {
	let answered: Answered;
	let wanted: string[] = [];
	try {
		wanted = webhook.getNodeParameter('events', []) as string[];
		answered = await visit(webhook);
	} catch (error) {
		const message = error instanceof Error ? error.message : 'unknown reason';
		webhook.logger.error(`Shinhan PG return could not be taken: ${message}`);
		answered = { answer: refusal(500) };
	}
	const { answer, event } = answered;
	webhook.getResponseObject().writeHead(answer.status, answer.headers).end(answer.body);
	// A token that no workflow hears of is a lost sale.
	const starts = event && [...wanted, 'authenticated'].includes(event.event);
	return starts
		? { noWebhookResponse: true, workflowData: [[{ json: event }]] }
		: { noWebhookResponse: true };
}

async function visit(webhook: IWebhookFunctions): Promise<Answered> {
	const request = webhook.getRequestObject();
	const query = webhook.getQueryData() as IDataObject;
	const body = request.method === 'GET' ? Buffer.alloc(0) : await rawBodyOf(request);
	if (!body) return { answer: refusal(400) };
	if (body.length > LARGEST_BODY) return { answer: refusal(413) };
	const contentType = String(request.headers['content-type'] ?? '').toLowerCase();
	const decoded: Decoded =
		body.length > 0 ? decodeFormOrJson(body, contentType) : { fields: {} as Fields };
	if (!('fields' in decoded)) return { answer: refusal(400) };
	const credential = await webhook.getCredentials<IDataObject>('shinhanPgApi');
	const options = webhook.getNodeParameter('options', {}) as IDataObject;
	const { fields } = decoded;
	const visited: Visit = { webhook, credential, options, query, fields };
	switch (query.on) {
		case 'return':
			return request.method === 'POST' ? await takeReturn(visited) : { answer: refusal(400) };
		case 'cancel':
			return left(visited, 'cancel', (tie) => cancelledEvent(tie, fields));
		case 'fail':
			return left(visited, 'fail', (tie) => failedEvent(tie, 'window', fields));
		case 'deposit':
			return takeDeposit(visited);
		default:
			return { answer: refusal(400) };
	}
}

/** The buyer is back from authenticating, or from choosing a virtual account (shinhan-pg.txt: return_url). */
async function takeReturn(visited: Visit): Promise<Answered> {
	const { webhook, credential, options, query, fields } = visited;
	const order_no = fields.order_no ?? '';
	const inside = openCustom(order_no, fields.custom_parameter ?? '', credential);
	// The table spells it confirm_token, its sample confinm_token.
	const token = fields.confirm_token || fields.confinm_token;
	// A virtual account's return carries neither order_no nor custom_parameter in the table.
	const tie = token ? inside : (inside ?? openAddress('return', query, credential));
	if (!tie || (order_no && order_no !== tie.order_no)) return { answer: refusal(401) };
	if (!token) return { ...takeAccount(tie, fields, options) };
	if (webhook.getNodeParameter('confirm', true) === false) {
		const event = authenticatedEvent(tie, token, fields);
		return { answer: buyerAnswer('pending', options, tie.order_no), event };
	}
	const ip_addr = addressOfBuyer(webhook) || textOf(credential.ip_addr);
	const ask = askWith(webhook, credential, options, token);
	const back = { tie, token, fields, ip_addr };
	return answeredBy(await confirmOnce(ask, back, credential), tie, options);
}

function takeAccount(tie: Tie, fields: Fields, options: IDataObject): Answered {
	const failed = (fields.ret_code ?? '0').trim() !== '0' || !fields.tid;
	if (failed) {
		return answeredBy({ view: 'failed', event: failedEvent(tie, 'window', fields) }, tie, options);
	}
	const isOther = fields.pay_amt !== undefined && wonOf(fields.pay_amt) !== tie.amount;
	return isOther
		? { answer: refusal(401) }
		: answeredBy({ view: 'account', event: accountEvent(tie, fields) }, tie, options);
}

const answeredBy = ({ view, event }: Verdict, tie: Tie, options: IDataObject): Answered => ({
	answer: buyerAnswer(view, options, tie.order_no),
	event,
});

/**
 * The buyer left the window or failed in it; without this merchant's signature the buyer is answered
 * and nothing starts.
 */
function left(
	{ query, credential, options }: Visit,
	way: Exclude<Way, 'return'>,
	eventOf: (tie: Tie) => PaymentEvent,
): Answered {
	const tie = openAddress(way, query, credential);
	const answer = buyerAnswer(way === 'cancel' ? 'cancelled' : 'failed', options, tie?.order_no);
	return { answer, event: tie && eventOf(tie) };
}

/**
 * The one message that comes from Shinhan's server. It carries no proof that is known, so its address
 * has a secret.
 */
function takeDeposit({ credential, query, fields, options }: Visit): Answered {
	if (!sameSecret(query.secret, credential.depositSecret)) {
		return { answer: refusal(401) };
	}
	if (Object.keys(fields).length === 0) return { answer: refusal(400) };
	const answer = textAnswer(String(options.depositAnswer ?? DEPOSIT_ANSWER));
	const told = withoutValues(fields, [textOf(credential.depositSecret)]);
	return { answer, event: depositEvent(told) };
}

/** The IP address that the buyer comes from, as n8n sees it behind its proxies */
const addressOfBuyer = (webhook: IWebhookFunctions): string =>
	textOf(webhook.getRequestObject().ip).replace(/^::ffff:/i, '');

/** Makes Shinhan's calls from a webhook; what an answer repeats of a secret is taken out. */
function askWith(
	webhook: IWebhookFunctions,
	credential: IDataObject,
	{ timeout }: IDataObject,
	token: string,
): AskShinhan {
	const seconds = typeof timeout === 'number' && timeout >= 1 ? timeout : DEFAULT_TIMEOUT_SECONDS;
	const { helpers } = webhook;
	const asking = { helpers, of: { toRequest, toOutcome }, credential, timeout: seconds * 1000 };
	const hidden = [...secrets(credential), token];
	return async (call, values) => cleanOutcome(await askOnce(asking, call, values), hidden);
}
