/** What every measurement of this layer needs: its own n8n, a sandbox and the shop. */
import { join } from 'node:path';

import { Closing, createPayAppCredential, newLogin } from '../../../sandbox/demo/stage.mts';
import { createSandbox } from '../../../sandbox/index.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import { startHost, type N8nHost } from '../../../sandbox/n8n/host.mts';
import { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { type WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { node, type Bench } from '../../e2e/host/bench.mts';
import { openEffects, type Effects } from './effects.mts';
import type { Stage } from './stage.mts';

/** A real n8n under a measurement. */
export interface Scene extends Bench {
	host: N8nHost;
	effects: Effects;
}

/**
 * Starts everything; `close` ends it.
 * @param env n8n's settings
 * @param workMs how long the shop works on each order
 */
export async function openScene(
	{ root, n8n, tarball }: Stage,
	env: Record<string, string>,
	workMs = 0,
): Promise<Scene> {
	const closing = new Closing();
	try {
		const sandbox = await createSandbox();
		closing.add(() => sandbox.close());
		const effects = await openEffects(workMs);
		closing.add(() => effects.close());
		const host = await startHost({ root, n8n, tarball, env });
		closing.add(() => host.dispose());
		const login = newLogin();
		const rest = new N8nRest(host.origin);
		await rest.signIn(login);
		return {
			host,
			rest,
			sandbox,
			workflows: [],
			effects,
			login,
			credential: await createPayAppCredential(rest, sandbox),
			log: () => host.log(),
			database: () => join(host.userFolder, '.n8n/database.sqlite'),
			close: async () => await closing.end(),
		};
	} catch (error) {
		await closing.end();
		throw error;
	}
}

/** Resolves once n8n has no execution left to run and the shop has heard of none for a second. */
export async function settled({ rest, effects }: Scene): Promise<void> {
	const filter = encodeURIComponent(JSON.stringify({ status: ['new', 'running'] }));
	const path = `/rest/executions?filter=${filter}&limit=1`;
	const isIdle = async () =>
		(await rest.call<{ results: unknown[] }>('GET', path)).results.length === 0;
	await effects.quiet(1000);
	await until('n8n to have done its work', isIdle, { timeout: 120_000, every: 500 });
	await effects.quiet(1000);
}

/** Formats settings as a table cell. */
export const asCell = (env: Record<string, string>): string =>
	Object.entries(env)
		.map(([name, value]) => `${name}=${value}`)
		.join(', ') || "n8n's own";

/** n8n's node that lets through only what it has not seen before. */
export const removeDuplicates = (historySize: number): WorkflowNode =>
	node('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', 2, {
		operation: 'removeItemsSeenInPreviousExecutions',
		logic: 'removeItemsWithAlreadySeenKeyValues',
		dedupeValue: '={{ $json.eventId }}',
		options: { historySize },
	});

/** Sends an event to the shop, at one of its two addresses. */
export const order = (name: string, url: string): WorkflowNode =>
	node(name, 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url,
		sendBody: true,
		specifyBody: 'keypair',
		bodyParameters: { parameters: [{ name: 'eventId', value: '={{ $json.eventId }}' }] },
		options: {},
	});

/** Lets through only what the shop has entered for the first time. */
export const onlyFirst = (): WorkflowNode =>
	node('Only First', 'n8n-nodes-base.filter', 2.2, {
		conditions: {
			combinator: 'and',
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			conditions: [
				{
					id: 'first',
					leftValue: '={{ $json.first }}',
					operator: { type: 'boolean', operation: 'true', singleValue: true },
					rightValue: '',
				},
			],
		},
		options: {},
	});
