import type { IDataObject, INodeType, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { PayAppTrigger } from '../../nodes/PayApp/PayAppTrigger.node';

/** Made-up keys of the kind that PayApp issues: letters, digits and symbols */
export const KEYS = {
	userid: 'payapptest',
	linkkey: 'TEST+key/of=shop==',
	linkval: 'TEST+value/of=shop==',
};

/** A paid notification with the fields of the manual's table (payapp.txt: Feedbackurl 전달) */
export const PAID: Record<string, string> = {
	...KEYS,
	goodname: '꽃다발',
	price: '1000',
	recvphone: '01000000000',
	memo: '',
	reqaddr: '0',
	reqdate: '2026-11-22 09:58:01',
	pay_memo: '문 앞에',
	pay_addr: '',
	pay_date: '2026-11-22 10:00:00',
	pay_type: '1',
	pay_state: '4',
	var1: 'order-1',
	var2: '',
	mul_no: '123456789',
	payurl: 'https://payapp.example/123456789',
	csturl: 'https://payapp.example/cst/123456789',
	card_name: '샘플카드',
	currency: 'krw',
	vccode: '',
	feedbacktype: '0',
};

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json; charset=utf-8';

export const formOf = (fields: Record<string, string>): Buffer =>
	Buffer.from(new URLSearchParams(fields).toString());
export const jsonOf = (fields: object): Buffer => Buffer.from(JSON.stringify(fields));

/** The result of a delivery, as the provider and n8n see it */
export interface Delivery {
	/** The HTTP status if the trigger answers by itself; undefined if n8n answers */
	status?: number;
	text?: unknown;
	contentType?: string;
	/** The items that start a run; undefined if none starts */
	started?: IDataObject[];
	logged: string[];
	/** How often n8n was asked for the credential */
	asked: number;
}

export interface How {
	parameters?: IDataObject;
	credential?: IDataObject | Error;
	/** n8n's ID of the credential; without it, the credential is not cached */
	credentialId?: string;
	contentType?: string;
	query?: IDataObject;
	/** Whether n8n has consumed the stream, as it does for multipart bodies */
	consumed?: boolean;
}

/** Defaults for what a test does not specify */
export type Usual = Required<Pick<How, 'parameters' | 'credential'>> & Pick<How, 'query'>;

/** Passes a body to a trigger's webhook(), with stand-ins for n8n's request and response. */
export async function deliverTo(
	trigger: INodeType,
	usual: Usual,
	body: Buffer | string | undefined,
	how: How = {},
): Promise<Delivery> {
	const delivery: Delivery = { logged: [], asked: 0 };
	const [{ name: credentialName = '' } = {}] = trigger.description.credentials ?? [];
	const values: IDataObject = { ...usual.parameters, ...how.parameters };
	const credential = how.credential ?? usual.credential;
	const headers: Record<string, unknown> = {};
	const response = {
		setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
		writeHead(status: number, more: Record<string, string>) {
			delivery.status = status;
			Object.assign(headers, more);
			return response;
		},
		end: (text: string) => (delivery.text = text),
	};
	const log = (message: string) => delivery.logged.push(message);
	const webhook = {
		getRequestObject: () => ({
			headers: { 'content-type': how.contentType ?? FORM },
			rawBody: body === undefined ? undefined : Buffer.from(body as string),
			readRawBody: async () => {
				if (how.consumed) throw new Error('stream is not readable');
			},
		}),
		getResponseObject: () => response,
		getQueryData: () => how.query ?? usual.query ?? {},
		getNodeParameter: (name: string, fallback: unknown) => values[name] ?? fallback,
		getWorkflow: () => ({ id: 'w1', name: 'Test', active: true }),
		getNode: () => ({
			credentials: how.credentialId && { [credentialName]: { id: how.credentialId, name: 'Test' } },
		}),
		getCredentials: async () => {
			delivery.asked += 1;
			if (credential instanceof Error) throw credential;
			return credential;
		},
		logger: { error: log, warn: log, info: log, debug: log },
	} as unknown as IWebhookFunctions;
	const result: IWebhookResponseData = await trigger.webhook!.call(webhook);
	if (result.webhookResponse !== undefined) delivery.text = result.webhookResponse;
	delivery.contentType = String(headers['content-type'] ?? '');
	delivery.started = result.workflowData?.[0]?.map(({ json }) => json);
	return delivery;
}

/** Delivers a body to the PayApp Trigger. */
export const deliver = async (body: Buffer | string | undefined, how?: How): Promise<Delivery> =>
	await deliverTo(
		new PayAppTrigger(),
		{ credential: KEYS, parameters: { events: ['paid', 'refunded'], options: {} } },
		body,
		how,
	);
