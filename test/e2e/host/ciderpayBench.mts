import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect } from '@jest/globals';

import { readExample } from '../../../sandbox/demo/examples.mts';
import type { CredentialReference } from '../../../sandbox/demo/stage.mts';
import type { StoredWorkflow, Workflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import {
	findSecrets,
	listOfItems,
	node,
	openBench,
	outputsOf,
	publish,
	runWithItems,
	triggerNode,
	type Bench,
} from './bench.mts';

export type Row = Record<string, unknown>;

/** The secret that every trigger's URL here must carry */
export const SECRET = randomUUID();

/** n8n, sandbox and credential of a test file that calls `openCiderPay` */
export let bench: Bench;
export let credential: CredentialReference;

export const cider = () => bench.sandbox.ciderpay;
export const credentialData = (): Row => ({
	...cider().account,
	baseUrl: cider().base,
	urlSecret: SECRET,
});

/** Opens a bench for the tests of a file. */
export function openCiderPay(): void {
	beforeAll(async () => {
		bench = await openBench();
		credential = await bench.rest.createCredential('ciderPayApi', 'CiderPay', credentialData());
	}, 300_000);
	afterAll(async () => await bench.close());
}

/** A CiderPay node with an operation such as "registeredCard.charge" */
export function ciderPay(
	operation: string,
	parameters: Row = {},
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	const [resource, name] = operation.split('.');
	return node(
		'CiderPay',
		'n8n-nodes-korean-payments.ciderPay',
		1,
		{ resource, operation: name, ...parameters },
		{ credentials: { ciderPayApi: credential }, ...more },
	);
}

/** A CiderPay Trigger node */
export const trigger = (events: string[], parameters: Row = {}): WorkflowNode =>
	triggerNode(
		'ciderPayTrigger',
		{ ciderPayApi: credential },
		{ events, acknowledge: 'atOnce', ...parameters },
	);

/** URL of a workflow's trigger, as pasted into Notification URL; the node adds the secret. */
export function addressOf({ nodes }: Workflow, query = ''): string {
	const { webhookId } = nodes.find(({ type }) => type.endsWith('.ciderPayTrigger')) ?? {};
	return `${bench.rest.origin}/webhook/${webhookId}/ciderpay${query}`;
}

/** Stores and publishes an example as a user does: with the credential, and a final change. */
export async function publishExample(
	name: string,
	change: (nodeCalled: (name: string) => WorkflowNode) => void = () => {},
): Promise<StoredWorkflow> {
	const workflow = readExample(process.cwd(), name);
	for (const one of workflow.nodes) {
		if (one.credentials) one.credentials = { ciderPayApi: credential };
		if (!one.webhookId) continue;
		one.webhookId = randomUUID();
	}
	change((wanted) => workflow.nodes.find((one) => one.name === wanted) as WorkflowNode);
	const stored = await bench.rest.createWorkflow(workflow);
	await bench.rest.publish(stored);
	bench.workflows.push(stored);
	return stored;
}

/** Runs one operation per item, in its own workflow; returns the outputs */
export async function run(operation: string, parameters: Row = {}, items: Row[] = [{}]) {
	const workflow = await publish(bench, [...listOfItems(), ciderPay(operation, parameters)]);
	const execution = await runWithItems(bench, workflow, items);
	expect(execution.status).toBe('success');
	return outputsOf(execution, 'CiderPay');
}

/** Counts a workflow's runs, once CiderPay has sent all its notifications */
export async function runs({ id }: StoredWorkflow): Promise<number> {
	await cider().idle();
	return (await bench.rest.executions(id)).length;
}

/** Approves as the buyer, on CiderPay's page */
export async function approve(authUrl: unknown): Promise<void> {
	const body = new URLSearchParams({ action: 'approve' });
	expect((await fetch(String(authUrl), { method: 'POST', body })).ok).toBe(true);
}

/** Looks for the account's secrets in what n8n stored of this file's workflows, and in its log. */
export async function lookForSecrets() {
	const { devToken, feedbackToken, approvalToken } = cider().account;
	return await findSecrets(bench, { devToken, feedbackToken, approvalToken, urlSecret: SECRET });
}
