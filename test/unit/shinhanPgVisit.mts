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

/** What reaches the trigger */
export interface Visit {
	method?: string;
	url: string;
	/** A form, unless a body is given as it is */
	fields?: Record<string, string>;
	body?: Buffer | string;
	contentType?: string;
	ip?: string;
}

export interface Conditions {
	credential: IDataObject | Error;
	parameters?: IDataObject;
	/** A copy of the trigger as another process of n8n has it */
	trigger?: ShinhanPgTrigger;
	httpRequest?: (request: IHttpRequestOptions) => Promise<unknown>;
}

/** What the browser and n8n see of one visit */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** The item that starts a run; undefined where none starts */
	started?: IDataObject;
	/** Whether the trigger itself has sent the answer, so that n8n could store nothing before */
	isAnsweredByTrigger: boolean;
	logged: string[];
}

/** Sends as n8n's own helper does, and fails with the codes that it has. */
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

/** Hands a visit to the trigger's webhook() with a stand-in for n8n's request and response. */
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
	// n8n sends what it is given, with the status and the headers that are set.
	if (typeof result.webhookResponse === 'string') answer.body = result.webhookResponse;
	answer.status = response.statusCode;
	return answer;
}
