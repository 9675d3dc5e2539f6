import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { N8nRest } from '../n8n/rest.mts';
import type { StoredWorkflow, Workflow } from '../n8n/restTypes.mts';
import type { CredentialReference } from './stage.mts';

/** The two example workflows, published to an n8n. */
export interface Examples {
	/** The workflow that requests a payment, and the URL of its form. */
	ask: StoredWorkflow;
	form: string;
	/** The workflow that is notified of the payment, and the URL it listens on. */
	paid: StoredWorkflow;
	notify: string;
}

/** Stores and publishes the example workflows as a user would after importing them. */
export async function publishExamples(
	root: string,
	rest: N8nRest,
	credential: CredentialReference,
): Promise<Examples> {
	const paid = await rest.createWorkflow(
		prepare(readExample(root, 'paid-write-a-receipt'), credential),
	);
	await rest.publish(paid);
	const notify = triggerUrl(rest.origin, paid);
	const ask = await rest.createWorkflow(
		prepare(readExample(root, 'ask-for-a-payment'), credential, { feedbackurl: notify }),
	);
	await rest.publish(ask);
	return { ask, form: formUrl(rest.origin, ask), paid, notify };
}

/** Reads an example as it stands in the project. */
export function readExample(root: string, name: string): Workflow {
	return JSON.parse(readFileSync(join(root, 'examples', `${name}.json`), 'utf8')) as Workflow;
}

/** Returns the URL of a published workflow's PayApp Trigger. */
export function triggerUrl(origin: string, { nodes }: Workflow): string {
	const trigger = nodes.find(({ type }) => type.endsWith('.payAppTrigger'));
	return `${origin}/webhook/${trigger?.webhookId}/payapp`;
}

function formUrl(origin: string, { nodes }: Workflow): string {
	const trigger = nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const { path } = (trigger?.parameters.options ?? {}) as { path?: string };
	return `${origin}/form/${path ?? trigger?.webhookId}`;
}

/** Fills in what the user chooses in the editor: the credential and the URL to notify. */
function prepare(
	workflow: Workflow,
	credential: CredentialReference,
	parameters: Record<string, unknown> = {},
): Workflow {
	const nodes = workflow.nodes.map((node) => ({
		...node,
		// Webhook IDs of their own, so that the examples can be published more than once in one n8n.
		...(node.webhookId ? { webhookId: randomUUID() } : {}),
		...(node.credentials?.payAppApi ? { credentials: { payAppApi: credential } } : {}),
		parameters: {
			...node.parameters,
			...(node.type.endsWith('.payApp') ? parameters : {}),
		},
	}));
	return { ...workflow, nodes };
}
