import 'reflect-metadata';

import { WorkflowExecute } from 'n8n-core';
import { ApplicationError, createRunExecutionData, NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteData,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { initProcessedData } from './processedData.mts';
import { additionalDataOf, NODE, workflowOf, type Setup } from './setup.mts';

/**
 * Runs one node in n8n's own execution engine, with the items as its input. `retry` on the result
 * reruns a failed execution as n8n's "Retry execution" does: from the saved data, copied through
 * JSON as the database does.
 */
export async function execute(setup: Setup): Promise<Execution> {
	return await (
		await begin(setup)
	).ended;
}

/** An execution in progress */
export interface Begun {
	ended: Promise<Execution>;
	/** The Stop button */
	stop: () => void;
	/** "Retry execution" after n8n itself died: from what it saved at the start */
	retryOfLost: (change?: Partial<Setup>) => Promise<Execution>;
	/** The same job, as n8n's queue hands it out again when a worker falls silent: no retry */
	givenOutAgain: (change?: Partial<Setup>) => Promise<Begun>;
	/** Like `retryOfLost`, but n8n had saved its progress when an earlier node ended */
	retryOfProgress: (change?: Partial<Setup>) => Promise<Execution>;
}

/** Starts an execution without waiting for its end. */
export async function begin(setup: Setup): Promise<Begun> {
	const calls = [setup.items, ...(setup.moreCalls ?? [])];
	const nodeExecutionStack = calls.map((items) => stackEntry(setup, items));
	const { parentId } = setup;
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack },
		...(parentId && { parentExecution: { executionId: parentId, workflowId: 'caller' } }),
	});
	return await runFrom(setup, data, 'webhook');
}

const stackEntry = (setup: Setup, items: IDataObject[]): IExecuteData => ({
	node: Object.values(workflowOf(setup).nodes)[0]!,
	data: { [NodeConnectionTypes.Main]: [items.map((json) => ({ json }))] },
	source: null,
});

async function runFrom(
	setup: Setup,
	data: IRunExecutionData,
	mode: WorkflowExecuteMode,
): Promise<Begun> {
	await initProcessedData();
	const atFirst = JSON.stringify(data);
	const workflow = workflowOf(setup);
	const [node] = Object.values(workflow.nodes);
	for (const entry of data.executionData!.nodeExecutionStack) entry.node = node!;
	const additionalData = additionalDataOf(setup);
	await workflow.expression.acquireIsolate();
	const running = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
	const ended = (async () => {
		try {
			return new Execution(setup, await running, atFirst);
		} finally {
			await workflow.expression.releaseIsolate();
		}
	})();
	return {
		ended,
		stop: () => running.cancel(),
		retryOfLost: async (change) => await retryFrom(setup, atFirst, change),
		givenOutAgain: async (change) => await runAgain(setup, atFirst, mode, change),
		retryOfProgress: async (change) => await retryFrom(setup, withContext(atFirst, mode), change),
	};
}

/** Adds the context that n8n sets at the start: what it saves between two nodes includes it. */
function withContext(saved: string, source: WorkflowExecuteMode): string {
	const data = JSON.parse(saved) as IRunExecutionData;
	data.executionData!.runtimeData = { version: 1, establishedAt: Date.now(), source };
	return JSON.stringify(data);
}

/** Retries from saved data, with the same workflow and input unless changed in the meantime. */
const retryFrom = async (setup: Setup, saved: string, change?: Partial<Setup>) =>
	await (
		await runAgain(setup, saved, 'retry', change)
	).ended;

async function runAgain(
	setup: Setup,
	saved: string,
	mode: WorkflowExecuteMode,
	change: Partial<Setup> = {},
): Promise<Begun> {
	const data = JSON.parse(saved) as IRunExecutionData;
	if (change.items) {
		const main = [change.items.map((json) => ({ json }))];
		for (const entry of data.executionData!.nodeExecutionStack) entry.data = { main };
	}
	return await runFrom({ ...setup, ...change }, data, mode);
}

export class Execution {
	readonly setup: Setup;
	readonly run: IRun;
	/** What n8n saves of an execution at the start and at the end */
	private readonly atFirst: string;
	private readonly saved: string;

	constructor(setup: Setup, run: IRun, atFirst: string) {
		this.setup = setup;
		this.run = run;
		this.atFirst = atFirst;
		this.saved = JSON.stringify(run.data);
	}

	private get name(): string {
		return this.setup.nodeName ?? NODE;
	}

	private get task() {
		return this.run.data.resultData.runData[this.name]?.at(-1);
	}

	get status() {
		return this.run.status;
	}

	/** Items of the first output */
	get items(): INodeExecutionData[] {
		return this.task?.data?.main?.[0] ?? [];
	}

	/** Items of the error output */
	get errorItems(): INodeExecutionData[] {
		return this.task?.data?.main?.[1] ?? [];
	}

	get json(): IDataObject[] {
		return this.items.map(({ json }) => json);
	}

	/** What the editor shows of the error; throws if the execution did not fail */
	get error(): { message: string; description: string } {
		const error = this.run.data.resultData.error;
		if (!error) throw new ApplicationError('The execution did not fail');
		return { message: error.message, description: String(error.description ?? '') };
	}

	/** Everything n8n would store of this execution, as text */
	get stored(): string {
		return JSON.stringify(this.run, (_, value: unknown) =>
			value instanceof Error
				? Object.assign({}, value, { message: value.message, stack: value.stack })
				: value,
		);
	}

	get context(): IDataObject {
		return this.run.data.executionData?.contextData[`node:${this.name}`] ?? {};
	}

	/** "Retry execution", with the same workflow or one edited in the meantime */
	async retry(change: Partial<Setup> = {}): Promise<Execution> {
		const data = JSON.parse(this.saved) as IRunExecutionData;
		delete data.resultData.error;
		const runs = data.resultData.runData[this.name];
		if (runs?.at(-1)?.error) runs.pop();
		return await retryFrom(this.setup, JSON.stringify(data), change);
	}

	/** A retry in which the node is called again, as a retried agent calls its tools */
	async retryOfCaller(items: IDataObject[] = this.setup.items): Promise<Execution> {
		const data = JSON.parse(this.saved) as IRunExecutionData;
		data.executionData!.nodeExecutionStack = [stackEntry(this.setup, items)];
		return await retryFrom(this.setup, JSON.stringify(data));
	}

	/** A retry after n8n died before it saved the end: from what it saved at the start */
	async retryOfLost(change: Partial<Setup> = {}): Promise<Execution> {
		return await retryFrom(this.setup, this.atFirst, change);
	}
}

/** Returns the outcome of each item, "done" if it has no error. */
export const told = ({ json }: Execution): unknown[] =>
	json.map(({ error }) => (error as IDataObject | undefined)?.outcome ?? 'done');
