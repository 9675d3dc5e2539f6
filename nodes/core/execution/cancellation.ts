import type { IExecuteData, IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isAgentTool, runExecutionDataOf } from '../n8nExecution';

/**
 * Ends a run the moment it is stopped, by a person or by the workflow's timeout. n8n keeps a node's
 * place in the execution, and the record of its items, only if the node fails at that very instant;
 * a retry then resumes from there. Requests in flight continue and are recorded.
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

/** Nodes made to fail as if On Error were Stop Workflow, until n8n has registered the failure */
const failing = new WeakSet<INode>();

/** What stands in an entry's place in the execution: it, with its node as the user set it */
const places = new WeakMap<IExecuteData, IExecuteData>();

/** Restores the settings at the latest then: when an agent runs the node, n8n never puts it back. */
const LONGEST_MS = 10_000;

/**
 * With On Error set to continue, n8n would consider the node done and its input its output. n8n
 * reads the setting a while after the node failed, and then puts a node that stops the workflow
 * back in its place. From then on, and thus in the saved data, the node has its own settings again.
 */
function failForOnce(execution: IExecuteFunctions): void {
	const data = execution.getExecuteData?.();
	if (!data?.node || failing.has(data.node)) return;
	const { node } = data;
	failing.add(node);
	const { onError, continueOnFail } = node;
	const place = places.get(data) ?? { ...data, node: { ...node } };
	places.set(data, place);
	node.onError = 'stopWorkflow';
	node.continueOnFail = false;
	const restore = () => {
		if (failing.delete(node)) Object.assign(node, { onError, continueOnFail });
	};
	putBack(execution, data, place, restore);
	AbortSignal.timeout(LONGEST_MS).addEventListener('abort', restore);
}

/**
 * Puts the node back in its place at once, and reports when n8n does so itself. n8n saves the
 * execution when it is stopped and again when the node has failed; in queue mode the two saves race
 * in the database, and the first may land last: so it is put there as it was, with its own settings,
 * which a retry takes from there. An agent's tool has no place of its own.
 */
function putBack(
	execution: IExecuteFunctions,
	data: IExecuteData,
	place: IExecuteData,
	onPutBack: () => void,
): void {
	const stack = runExecutionDataOf(execution)?.executionData?.nodeExecutionStack;
	if (!stack) return;
	const isInPlace = !isAgentTool(execution);
	if (isInPlace && !stack.includes(data) && !stack.includes(place)) stack.unshift(place);
	const value = (...added: IExecuteData[]): number => {
		const others = added.filter(({ node }) => node !== data.node);
		if (others.length === added.length) return Array.prototype.unshift.apply(stack, added);
		Reflect.deleteProperty(stack, 'unshift');
		onPutBack();
		return stack.unshift(...(isInPlace ? others : added));
	};
	// Not enumerable, so that n8n does not save the method with the execution.
	Object.defineProperty(stack, 'unshift', { value, configurable: true, enumerable: false });
}

const cancelled = (execution: IExecuteFunctions): NodeOperationError =>
	new NodeOperationError(execution.getNode(), 'The execution was canceled', {
		description:
			'What was on its way has an unknown outcome. Retry this execution to send what was not sent.',
	});
