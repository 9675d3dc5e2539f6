import { afterAll, beforeAll } from '@jest/globals';

import type { CredentialReference } from '../../../sandbox/demo/stage.mts';
import type { StoredWorkflow, Workflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { findSecrets, openBench, triggerNode, type Bench } from './bench.mts';

export type Row = Record<string, unknown>;

/** n8n, sandbox and credential of a test file that calls `openGmPay` */
export let bench: Bench;
export let credential: CredentialReference;

export const gmpay = () => bench.sandbox.gmpay;

/** A credential without the cancel token, so that the node has to fetch it. */
export function credentialData(): Row {
	const { cancelToken: _, ...account } = gmpay().account;
	return { ...account, baseUrl: gmpay().base };
}

/** Opens a bench for the tests of a file. */
export function openGmPay(): void {
	beforeAll(async () => {
		bench = await openBench();
		credential = await bench.rest.createCredential('gmPayApi', 'GMPay', credentialData());
	}, 300_000);
	afterAll(async () => await bench.close());
}

/** A GMPay Trigger node */
export const trigger = (events: string[], parameters: Row = {}): WorkflowNode =>
	triggerNode(
		'gmPayTrigger',
		{ gmPayApi: credential },
		{ events, acknowledge: 'atOnce', ...parameters },
	);

/** URL of a workflow's trigger, as pasted into Notification URL */
export function addressOf({ nodes }: Workflow): string {
	const { webhookId } = nodes.find(({ type }) => type.endsWith('.gmPayTrigger')) ?? {};
	return `${bench.rest.origin}/webhook/${webhookId}/gmpay`;
}

/** Counts a workflow's runs, once GMPay has sent all its notifications */
export async function runs({ id }: StoredWorkflow): Promise<number> {
	await gmpay().idle();
	return (await bench.rest.executions(id)).length;
}

/** Looks for the member's tokens in what n8n stored of this file's workflows, and in its log. */
export async function lookForSecrets() {
	const { devToken, feedbackToken, cancelToken } = gmpay().account;
	return await findSecrets(bench, { devToken, feedbackToken, cancelToken });
}
