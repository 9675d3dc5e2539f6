import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import {
	createPayAppCredential,
	type CredentialReference,
	type Sandbox,
} from '../../../sandbox/demo/stage.mts';
import { createSandbox } from '../../../sandbox/index.mts';
import { N8nRest } from '../../../sandbox/n8n/rest.mts';
import {
	type Login,
	type Execution,
	type StoredWorkflow,
	type Workflow,
	type WorkflowNode,
} from '../../../sandbox/n8n/restTypes.mts';
import { note } from '../../package/secrets/known.mts';
import { underTest, type N8nUnderTest } from '../n8n/underTest.mts';

/** A real n8n with the package, shared by all files of the layer, and one sandbox per file. */
export interface Bench {
	rest: N8nRest;
	sandbox: Sandbox;
	credential: CredentialReference;
	/** Every workflow published with it */
	workflows: StoredWorkflow[];
	/** The user that `rest` is signed in as. */
	login: Login;
	/** Everything n8n has logged. */
	log(): string;
	/** Path of n8n's database file. */
	database(): string;
	close(): Promise<void>;
}

/** Signs in to the n8n that jest's globalSetup started. */
export async function openBench(): Promise<Bench> {
	return await openBenchAt(underTest());
}

/** Signs in to a running n8n. */
export async function openBenchAt({ origin, logFile, login }: N8nUnderTest): Promise<Bench> {
	const rest = new N8nRest(origin);
	rest.onSend = note;
	await rest.signIn(login);
	const sandbox = await createSandbox();
	// Tests must not wait a second per attempt.
	sandbox.payapp.switches.retryDelayMs = 100;
	return {
		rest,
		sandbox,
		workflows: [],
		credential: await createPayAppCredential(rest, sandbox),
		login,
		log: () => readFileSync(logFile, 'utf8'),
		database: () => join(dirname(logFile), '.n8n/database.sqlite'),
		close: async () => await sandbox.close(),
	};
}

/** A workflow node; `more` holds credentials, settings such as retryOnFail, and so on. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters, ...more };
}

/** A webhook that takes a JSON list and passes it on as one item per entry. */
export function listOfItems(): WorkflowNode[] {
	return [
		node(
			'Start',
			'n8n-nodes-base.webhook',
			2,
			{ httpMethod: 'POST', path: randomUUID(), responseMode: 'onReceived', options: {} },
			{ webhookId: randomUUID() },
		),
		node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body', options: {} }),
	];
}

/** A PayApp node that requests a payment per item, for the item's `goodname`. */
export function requestPayment(
	{ credential }: Bench,
	more: Partial<WorkflowNode> = {},
	parameters: Record<string, unknown> = {},
): WorkflowNode {
	return node(
		'Request',
		'n8n-nodes-korean-payments.payApp',
		1,
		{
			resource: 'payment',
			operation: 'request',
			goodname: '={{ $json.goodname }}',
			price: 1000,
			recvphone: '01000000000',
			feedbackurl: '',
			additionalFields: { smsuse: 'n' },
			...parameters,
		},
		{ credentials: { payAppApi: credential }, ...more },
	);
}

/** A PayApp Trigger node. */
export const trigger = (
	{ credential }: Bench,
	parameters: Record<string, unknown> = {},
): WorkflowNode =>
	triggerNode(
		'payAppTrigger',
		{ payAppApi: credential },
		{ events: ['paid'], acknowledge: 'atOnce', ...parameters },
	);

/** A trigger node of this package. */
export const triggerNode = (
	type: string,
	credentials: WorkflowNode['credentials'],
	parameters: Record<string, unknown>,
): WorkflowNode =>
	node(
		'Trigger',
		`n8n-nodes-korean-payments.${type}`,
		2,
		{ options: {}, ...parameters },
		{ credentials, webhookId: randomUUID() },
	);

/** A node that only passes on what it gets. */
export const noOp = (name: string): WorkflowNode => node(name, 'n8n-nodes-base.noOp', 1, {});

/** Returns what the editor lists under "From List" of a node's parameter. */
export async function listOf(
	{ rest }: Bench,
	type: string,
	request: {
		methodName: string;
		path: string;
		currentNodeParameters?: Record<string, unknown>;
		credentials: WorkflowNode['credentials'];
		filter?: string | undefined;
	},
): Promise<unknown> {
	const { path, filter, ...more } = request;
	return await rest.call('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
		nodeTypeAndVersion: { name: `n8n-nodes-korean-payments.${type}`, version: 1 },
		path: `parameters.${path}`,
		currentNodeParameters: {},
		...more,
		...(filter !== undefined && { filter }),
	});
}

/** Connections that chain the nodes. */
export const inARow = (nodes: WorkflowNode[]): Workflow['connections'] =>
	Object.fromEntries(
		nodes
			.slice(1)
			.map((next, index): [string, Workflow['connections'][string]] => [
				nodes[index]?.name ?? '',
				{ main: [[{ node: next.name, type: 'main', index: 0 }]] },
			]),
	);

/** Stores and publishes a workflow; its nodes are chained unless `connections` are given. */
export async function publish(
	{ rest, workflows }: Bench,
	nodes: WorkflowNode[],
	{ connections = inARow(nodes), settings = {} }: Partial<Workflow> = {},
): Promise<StoredWorkflow> {
	const workflow = await rest.createWorkflow({
		name: `test ${randomUUID()}`,
		nodes,
		connections,
		settings: { executionOrder: 'v1', ...settings },
	});
	await rest.publish(workflow);
	workflows.push(workflow);
	return workflow;
}

/** Starts a workflow that begins with `listOfItems`; returns its execution once it has ended. */
export async function runWithItems(
	{ rest }: Bench,
	workflow: StoredWorkflow,
	items: Array<Record<string, unknown>>,
): Promise<Execution> {
	const start = workflow.nodes.find(({ name }) => name === 'Start');
	const before = (await rest.executions(workflow.id)).length;
	const answer = await fetch(`${rest.origin}/webhook/${String(start?.parameters.path)}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(items),
	});
	if (!answer.ok) throw new Error(`The webhook answered ${answer.status}: ${await answer.text()}`);
	return await rest.nthExecution(workflow.id, before + 1);
}

/** Counts the payment requests that the sandbox received, by `goodname`. */
export function timesAskedFor({ sandbox }: Pick<Bench, 'sandbox'>): Record<string, number> {
	const times: Record<string, number> = {};
	for (const { cmd, fields } of sandbox.payapp.calls) {
		const goods = fields.find(([name]) => name === 'goodname')?.[1];
		if (cmd === 'payrequest' && goods !== undefined) times[goods] = (times[goods] ?? 0) + 1;
	}
	return times;
}

/** Returns the items of a node's last run, at one of its outputs. */
export const outputsOf = (
	{ data }: Execution,
	name: string,
	output = 0,
): Array<Record<string, unknown>> =>
	(data?.resultData.runData[name]?.at(-1)?.data?.main?.[output] ?? []).map(({ json }) => json);

/** Returns why an execution failed: message and description. */
export function errorOf({ data }: Execution): string {
	const { message = '', description = '' } = data?.resultData.error ?? {};
	return `${message} ${description}`;
}

/**
 * Looks for secrets in n8n's log and in every stored execution of the bench's workflows; returns the
 * names of those it found, never the values, and how many executions there are.
 */
export async function findSecrets(
	bench: Bench,
	secrets: Record<string, string>,
): Promise<{ found: string[]; executions: number }> {
	const stored: unknown[] = [];
	for (const { id } of bench.workflows) {
		for (const execution of await bench.rest.executions(id)) {
			stored.push(await bench.rest.call('GET', `/rest/executions/${execution.id}`));
		}
	}
	const text = JSON.stringify(stored) + bench.log();
	const found = Object.entries(secrets).filter(([, secret]) => text.includes(secret));
	return { found: found.map(([name]) => name), executions: stored.length };
}
