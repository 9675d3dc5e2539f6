import { randomUUID } from 'node:crypto';

import type { INodeTypeDescription } from 'n8n-workflow';

import type { CredentialReference } from '../../../sandbox/demo/stage.mts';
import type { StoredWorkflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { inARow, node, type Bench } from '../host/bench.mts';
import type { Provider } from './providers.mts';

const PHONE = '010-0000-0000';

/** A Manual Trigger node to start a workflow with. */
export function manualTrigger(): WorkflowNode {
	return node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
}

/** A PayApp node with these parameters. */
export function payApp(
	{ credential }: Bench,
	name: string,
	parameters: Record<string, unknown>,
): WorkflowNode {
	return node('', 'n8n-nodes-korean-payments.payApp', 1, parameters, {
		name,
		credentials: { payAppApi: credential },
	});
}

/** A PayApp node that requests payment for a bunch of flowers. */
export function flowers(bench: Bench, parameters: Record<string, unknown> = {}): WorkflowNode {
	return payApp(bench, 'Request payment', {
		resource: 'payment',
		operation: 'request',
		goodname: '꽃다발',
		price: 35_000,
		recvphone: PHONE,
		feedbackurl: '',
		additionalFields: { smsuse: 'n' },
		...parameters,
	});
}

/** A node of any provider, with the credential if given. */
export function providerNode(
	{ credential: { name: type } }: Provider,
	{ name, version }: INodeTypeDescription,
	title: string,
	parameters: Record<string, unknown>,
	credential?: CredentialReference,
): WorkflowNode {
	return node(
		title,
		`n8n-nodes-korean-payments.${name}`,
		[version].flat().at(-1) ?? 1,
		parameters,
		credential ? { credentials: { [type]: credential } } : {},
	);
}

/** Stores a workflow of chained nodes, left to right. */
export async function store(
	{ rest }: Bench,
	name: string,
	nodes: WorkflowNode[],
): Promise<StoredWorkflow> {
	return await rest.createWorkflow({
		name,
		nodes: nodes.map((one, index) => ({ ...one, position: [index * 260, 0] })),
		connections: inARow(nodes),
		settings: { executionOrder: 'v1' },
	});
}

/** Stores a workflow of unconnected nodes, in rows. */
export async function storeApart(
	{ rest }: Bench,
	name: string,
	nodes: WorkflowNode[],
): Promise<StoredWorkflow> {
	return await rest.createWorkflow({
		name,
		nodes: nodes.map((one, index) => ({
			...one,
			position: [(index % 4) * 260, Math.floor(index / 4) * 220],
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	});
}

/** Requests a payment at the sandbox's PayApp, which notifies `feedbackurl`; returns its mul_no. */
export async function requestAtPayApp(
	{ sandbox }: Bench,
	feedbackurl: string,
	fields: Record<string, string> = {},
): Promise<string> {
	const { apiUrl, seller } = sandbox.payapp;
	const answer = await fetch(apiUrl, {
		method: 'POST',
		body: new URLSearchParams({
			cmd: 'payrequest',
			userid: seller.userid,
			goodname: '꽃다발',
			price: '35000',
			recvphone: '01000000000',
			feedbackurl,
			...fields,
		}),
	});
	const reply = new URLSearchParams(await answer.text());
	const number = reply.get('mul_no');
	if (reply.get('state') !== '1' || !number) {
		throw new Error(`The sandbox refused: ${reply.get('errorMessage')}`);
	}
	return number;
}

/** A name or path that is unique in this n8n. */
export const unique = (): string => randomUUID();
