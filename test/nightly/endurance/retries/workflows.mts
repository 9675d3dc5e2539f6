// The workflows that are retried: each reads a list and requests a payment per row.
import { randomUUID } from 'node:crypto';

import type { Workflow, WorkflowNode } from '../../../../sandbox/n8n/restTypes.mts';
import { inARow, node, requestPayment } from '../../../e2e/host/bench.mts';
import type { World } from './world.mts';

/** A workflow's nodes, connections and settings. */
export type Parts = Pick<Workflow, 'nodes' | 'connections' | 'settings'>;

/** A webhook whose request does not matter, so that running it again reads other rows. */
export const start = (): WorkflowNode =>
	node(
		'Start',
		'n8n-nodes-base.webhook',
		2,
		{ httpMethod: 'POST', path: randomUUID(), responseMode: 'onReceived', options: {} },
		{ webhookId: randomUUID() },
	);

/** Reads a list, one item per row. */
export const read = ({ rows }: World, list: string, name = 'Rows'): WorkflowNode =>
	node(name, 'n8n-nodes-base.httpRequest', 4.2, { url: rows.url(list), options: {} });

/** List, then payment requests. */
export function plain(world: World, list: string, more: Partial<WorkflowNode>): Parts {
	const nodes = [start(), read(world, list), requestPayment(world, more)];
	return { nodes, connections: inARow(nodes) };
}

/** List, Loop Over Items, then payment requests two items at a time. */
export function looping(world: World, list: string, more: Partial<WorkflowNode>): Parts {
	const loop = node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 2, options: {} });
	const nodes = [start(), read(world, list), loop, requestPayment(world, more)];
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	const connections = {
		Start: { main: [to('Rows')] },
		Rows: { main: [to('Loop')] },
		Loop: { main: [[], to('Request')] },
		Request: { main: [to('Loop')] },
	};
	return { nodes, connections };
}

/** Returns the workflow with one node changed. */
export const withNode = <T extends Workflow>(
	workflow: T,
	name: string,
	change: (before: WorkflowNode) => WorkflowNode,
): T => ({
	...workflow,
	nodes: workflow.nodes.map((one) => (one.name === name ? change(one) : one)),
});
