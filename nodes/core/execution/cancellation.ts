import type { IExecuteData, IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isTool, runExecutionDataOf } from '../idempotency/executionIdentity';

/**
 * Ends a run at the moment it is stopped, by a person or by the workflow's time-out. n8n keeps a node's
 * place in the execution, and what is kept of its items, only where the node fails in that very
 * instant: then a retry goes on with it. What is on its way meanwhile goes on and is noted.
 */
export async function untilCancelled<T>(
	execution: IExecuteFunctions,
	work: () => Promise<T>,
): Promise<T> {
	const signal = execution.getExecutionCancelSignal?.();
	if (!signal) return await work();
	if (signal.aborted) {
		failForOnce(execution);
		throw cancelled(execution);
	}
	let stop = () => {};
	const stopped = new Promise<never>((_, reject) => {
		stop = () => {
			failForOnce(execution);
			reject(cancelled(execution));
		};
	});
	signal.addEventListener('abort', stop);
	try {
		return await Promise.race([work(), stopped]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** Nodes that fail as if On Error were Stop Workflow, until n8n has taken note of it */
const failing = new WeakSet<INode>();

/** n8n may never put the node back, e.g. where an agent runs it by itself. */
const LONGEST_MS = 10_000;

/**
 * With On Error set to continue, n8n would take the node for done and its input for its output. It looks
 * when it comes to it, a while after the node failed, and then puts a node that stops the workflow back in
 * its place: from there on, and so in what is saved, the node is set as it was.
 */
function failForOnce(execution: IExecuteFunctions): void {
	const data = execution.getExecuteData?.();
	if (!data?.node || failing.has(data.node)) return;
	const { node } = data;
	failing.add(node);
	const { onError, continueOnFail } = node;
	node.onError = 'stopWorkflow';
	node.continueOnFail = false;
	const restore = () => {
		if (failing.delete(node)) Object.assign(node, { onError, continueOnFail });
	};
	putBack(execution, data, restore);
	AbortSignal.timeout(LONGEST_MS).addEventListener('abort', restore);
}

/**
 * Puts the node back in its place at once, and tells when n8n does so. n8n saves the execution when it is
 * stopped and once more when the node has failed; in queue mode the two meet in the database, and the
 * first may come last. An agent's tool has no place of its own to be put in.
 */
function putBack(execution: IExecuteFunctions, data: IExecuteData, onPutBack: () => void): void {
	const stack = runExecutionDataOf(execution)?.executionData?.nodeExecutionStack;
	if (!stack) return;
	const isInPlace = !isTool(execution);
	if (isInPlace && !stack.includes(data)) stack.unshift(data);
	const value = (...added: IExecuteData[]): number => {
		const others = added.filter(({ node }) => node !== data.node);
		if (others.length === added.length) return Array.prototype.unshift.apply(stack, added);
		Reflect.deleteProperty(stack, 'unshift');
		onPutBack();
		return stack.unshift(...(isInPlace ? others : added));
	};
	// What n8n saves of the execution does not hold a method.
	Object.defineProperty(stack, 'unshift', { value, configurable: true, enumerable: false });
}

const cancelled = (execution: IExecuteFunctions): NodeOperationError =>
	new NodeOperationError(execution.getNode(), 'The execution was canceled', {
		description:
			'What was on its way has an unknown outcome. Retry this execution to send what was not sent.',
	});
