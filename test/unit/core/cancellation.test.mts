/** A stopped node keeps its place in the execution, once, however often n8n runs it again. */
import { afterEach, expect, it, jest } from '@jest/globals';
import type { IExecuteData, IExecuteFunctions } from 'n8n-workflow';

import { untilCancelled } from '../../../nodes/core/execution/cancellation';

const OWN = { onError: 'continueRegularOutput' } as const;

/** An execution that was stopped, with the nodes still to run */
function stopped() {
	const data = { node: { name: 'Node', type: 'shop', ...OWN }, data: {} } as IExecuteData;
	const stack: IExecuteData[] = [];
	const execution = {
		getExecutionCancelSignal: () => AbortSignal.abort(),
		getExecuteData: () => data,
		getNode: () => data.node,
		runExecutionData: { executionData: { nodeExecutionStack: stack } },
	} as unknown as IExecuteFunctions;
	const run = async () =>
		await expect(untilCancelled(execution, async () => await Promise.resolve())).rejects.toThrow(
			'canceled',
		);
	return { data, stack, run };
}

afterEach(() => void jest.restoreAllMocks());

it('has its own settings there, while n8n sees that it stops the workflow', async () => {
	const { data, stack, run } = stopped();
	await run();
	expect(data.node.onError).toBe('stopWorkflow');
	expect(stack.map(({ node }) => node.onError)).toEqual([OWN.onError]);
});

it('is there once after n8n has put it back, and has its own settings again', async () => {
	const { data, stack, run } = stopped();
	await run();
	stack.unshift(data);
	expect(stack).toHaveLength(1);
	expect(data.node.onError).toBe(OWN.onError);
});

it('is there once where Retry On Fail still runs it when its settings were restored', async () => {
	const limit = new AbortController();
	jest.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
	const { data, stack, run } = stopped();
	await run();
	limit.abort();
	expect(data.node.onError).toBe(OWN.onError);
	await run();
	expect(stack).toHaveLength(1);
	stack.unshift(data);
	expect(stack).toHaveLength(1);
	expect(data.node.onError).toBe(OWN.onError);
});
