import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

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

/** With On Error set to continue, n8n would take the node for done and its input for its output. */
function failForOnce(execution: IExecuteFunctions): void {
	const node = execution.getExecuteData?.()?.node;
	if (!node) return;
	const { onError, continueOnFail } = node;
	node.onError = 'stopWorkflow';
	node.continueOnFail = false;
	void sleep(0).then(() => Object.assign(node, { onError, continueOnFail }));
}

const cancelled = (execution: IExecuteFunctions): NodeOperationError =>
	new NodeOperationError(execution.getNode(), 'The execution was canceled', {
		description:
			'What was on its way has an unknown outcome. Retry this execution to send what was not sent.',
	});
