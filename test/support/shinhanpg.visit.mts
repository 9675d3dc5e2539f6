import type { IDataObject, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';

import { ShinhanPgTrigger } from '../../nodes/ShinhanPg/ShinhanPgTrigger.node';

export const ALL_EVENTS = [
	'authenticated',
	'cancelled',
	'confirmed',
	'confirmedBefore',
	'confirmUnknown',
	'depositNotice',
	'failed',
	'virtualAccountIssued',
];

/** A request that reaches the trigger */
export interface Visit {
	method?: string;
	url: string;
	/** Sent as a form, unless `body` is given */
	fields?: Record<string, string>;
	body?: Buffer | string;
	contentType?: string;
	ip?: string;
}

export interface Conditions {
	credential: IDataObject | Error;
	parameters?: IDataObject;
	/** A copy of the trigger, as another n8n process has it */
	trigger?: ShinhanPgTrigger;
	httpRequest?: (request: IHttpRequestOptions) => Promise<unknown>;
}

/** The result of a visit, as the browser and n8n see it */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** The item that starts a run; undefined if none starts */
	started?: IDataObject;
	/** Whether the trigger itself answered, before n8n could store an execution */
	isAnsweredByTrigger: boolean;
	logged: string[];
}

/** Sends like n8n's own helper, and fails with its error codes. */
async function httpRequest({ url, method, headers, body, timeout }: IHttpRequestOptions) {
	try {
		const response = await fetch(url, {
			method,
			headers: headers as Record<string, string>,
			body: body as string,
			signal: AbortSignal.timeout(timeout ?? 1000),
		});
		return { statusCode: response.status, body: await response.text() };
	} catch (error) {
		const { name, cause } = error as { name: string; cause?: { code?: string } };
		const code = name === 'TimeoutError' ? 'ECONNABORTED' : cause?.code;
		throw Object.assign(new Error('failed'), { code });
	}
}

/** Passes a visit to the trigger's webhook(), with stand-ins for n8n's request and response. */
export async function visit(
	{ method = 'POST', url, fields, body, contentType, ip = '198.51.100.7' }: Visit,
	{ credential, parameters = {}, trigger = new ShinhanPgTrigger(), ...more }: Conditions,
): Promise<Answer> {
	const answer: Answer = {
		status: 0,
		headers: {},
		body: '',
		isAnsweredByTrigger: false,
		logged: [],
	};
	const values: IDataObject = { events: ALL_EVENTS, options: { timeout: 1 }, ...parameters };
	const form = fields && new URLSearchParams(fields).toString();
	const response = {
		statusCode: 200,
		setHeader: (name: string, value: string) => (answer.headers[name.toLowerCase()] = value),
		writeHead(status: number, headers: Record<string, string>) {
			response.statusCode = status;
			Object.assign(answer.headers, headers);
			return response;
		},
		end(text: string) {
			answer.isAnsweredByTrigger = true;
			answer.body = text;
		},
	};
	const log = (message: string) => answer.logged.push(message);
	const webhook = {
		getRequestObject: () => ({
			method,
			ip,
			headers: { 'content-type': contentType ?? 'application/x-www-form-urlencoded' },
			rawBody: Buffer.from((body ?? form ?? '') as string),
			readRawBody: async () => {},
		}),
		getResponseObject: () => response,
		getQueryData: () => Object.fromEntries(new URL(url).searchParams),
		getNodeParameter: (name: string, fallback: unknown) => values[name] ?? fallback,
		getWorkflow: () => ({ id: 'w1', name: 'Test', active: true }),
		getCredentials: async () => {
			if (credential instanceof Error) throw credential;
			return credential;
		},
		helpers: { httpRequest: more.httpRequest ?? httpRequest },
		logger: { error: log, warn: log, info: log, debug: log },
	} as unknown as IWebhookFunctions;
	const result = await trigger.webhook.call(webhook);
	answer.started = result.workflowData?.[0]?.[0]?.json;
	// n8n sends the body it is given, with the status and headers already set.
	if (typeof result.webhookResponse === 'string') answer.body = result.webhookResponse;
	answer.status = response.statusCode;
	return answer;
}
