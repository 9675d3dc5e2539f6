import { randomUUID } from 'node:crypto';

import type { Workflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { inARow, node } from '../../e2e/host/bench.mts';
import { BARE_PACKAGE, type Stage } from './stage.mts';

/** The measured operations: a write with a form, and two reads with headers. */
export const OPERATIONS = ['payApp', 'ciderPay', 'shinhanPg'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Their titles in tables */
export const TITLES: Record<Operation, string> = {
	payApp: 'PayApp payment.request',
	ciderPay: 'CiderPay product.get',
	shinhanPg: 'Shinhan PG payment.get',
};

/** Who makes the call: our node, the HTTP Request node, or a bare loop over n8n's request helper */
export type Maker = 'ours' | 'http' | 'bare';

/** The name of the measured node in every workflow of `workflowOf` */
export const MEASURED = 'Measured';

/** How many items, and how many of them at once in our node if the operation reads. */
export interface Load {
	items: number;
	atOnce?: number;
}

const parameters: Record<Operation, Record<string, unknown>> = {
	payApp: {
		resource: 'payment',
		operation: 'request',
		goodname: '={{ $json.name }}',
		price: '={{ $json.price }}',
		recvphone: '010-0000-0000',
		feedbackurl: '',
		additionalFields: { smsuse: 'n' },
	},
	ciderPay: {
		resource: 'product',
		operation: 'get',
		id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	},
	shinhanPg: { resource: 'payment', operation: 'get', order_no: '={{ $json.order }}' },
};

/** Returns a workflow that makes its items and passes them to one node. */
export function workflowOf(
	stage: Stage,
	maker: Maker,
	operation: Operation,
	{ items, atOnce }: Load,
	known: Record<string, unknown>,
): Workflow {
	const fields = JSON.stringify(known);
	const jsCode = `return Array.from({ length: ${items} }, (_, index) => ({ json: { ...${fields}, price: 1000 + index } }));`;
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Items', 'n8n-nodes-base.code', 2, { jsCode }),
		measured(stage, maker, operation, atOnce),
	];
	return {
		name: `bench ${randomUUID()}`,
		nodes,
		connections: inARow(nodes),
		settings: { executionOrder: 'v1' },
	};
}

function measured(stage: Stage, maker: Maker, operation: Operation, atOnce = 1): WorkflowNode {
	const more = { credentials: stage.credentials[operation] };
	if (maker === 'http') {
		return node(MEASURED, 'n8n-nodes-base.httpRequest', 4.2, httpRequest(stage, operation), more);
	}
	const options = operation === 'payApp' ? {} : { concurrency: atOnce };
	const values = { ...parameters[operation], options };
	return maker === 'ours'
		? node(MEASURED, `n8n-nodes-korean-payments.${operation}`, 1, values, more)
		: node(MEASURED, `${BARE_PACKAGE}.bare`, OPERATIONS.indexOf(operation) + 1, values, more);
}

/** Returns the same call for n8n's HTTP Request node, with the same credential and encoding. */
function httpRequest({ sandbox }: Stage, operation: Operation): Record<string, unknown> {
	const credential = {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: `${operation}Api`,
		options: {},
	};
	if (operation === 'ciderPay') {
		return { ...credential, url: `=${sandbox.ciderpay.base}/oapi/goods/{{ $json.id }}` };
	}
	if (operation === 'shinhanPg') {
		return {
			...credential,
			url: `${sandbox.shinhanpg.base}/v1.0/payments/confirm-info`,
			sendQuery: true,
			queryParameters: {
				parameters: [
					{ name: 'client_id', value: sandbox.shinhanpg.merchant.client_id },
					{ name: 'order_no', value: '={{ $json.order }}' },
				],
			},
		};
	}
	return {
		...credential,
		method: 'POST',
		url: sandbox.payapp.apiUrl,
		sendBody: true,
		contentType: 'form-urlencoded',
		bodyParameters: {
			parameters: [
				{ name: 'cmd', value: 'payrequest' },
				{ name: 'userid', value: sandbox.payapp.seller.userid },
				{ name: 'goodname', value: '={{ $json.name }}' },
				{ name: 'price', value: '={{ $json.price }}' },
				{ name: 'recvphone', value: '01000000000' },
				{ name: 'smsuse', value: 'n' },
			],
		},
	};
}
