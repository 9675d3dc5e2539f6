import 'reflect-metadata';
import { randomUUID } from 'node:crypto';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	ApplicationError,
	createRunExecutionData,
	deepCopy,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteData,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { sleep } from '../../sandbox/n8n/command.mts';
import { initProcessedData } from './processedData.mts';

/** Settings of the node under test, as the editor's Settings tab has them */
export interface NodeSettings {
	onError?: INode['onError'];
	retryOnFail?: boolean;
	maxTries?: number;
}

export interface Setup {
	type: INodeType;
	parameters: IDataObject;
	items: IDataObject[];
	/** Null: n8n cannot read it */
	credential?: ICredentialDataDecryptedObject | null;
	settings?: NodeSettings;
	/** What n8n finds when it looks an execution up; it cannot look any up by default */
	savedExecution?: () => Promise<IRunExecutionData | undefined>;
	/** The items of further runs of the node in the same execution */
	moreCalls?: IDataObject[][];
	/** Whether it is the form of the node that n8n makes for AI Agents */
	isTool?: boolean;
	/** The node's ID, another one once it was pasted again, and its name */
	nodeId?: string;
	nodeName?: string;
	/** What the node gets of the credential for an item; the same for all by default */
	credentialOf?: (index: number | undefined) => ICredentialDataDecryptedObject;
	/** The execution that calls the workflow as a sub-workflow */
	parentId?: string;
	/** Milliseconds that n8n takes between the failure of a node and what it makes of it: it may be busy */
	busyMs?: number;
	/** Called as often as n8n saves the execution, with the names of the nodes that are still to run */
	onSaved?: (toRun: string[]) => void;
}

const NODE = 'Node';

/**
 * Runs one node in n8n's own execution engine, with the items as its input. `retry` runs a failed
 * execution again the way n8n's "Retry execution" does: from the saved data, which is copied through
 * JSON as the database does it.
 */
export async function execute(setup: Setup): Promise<Execution> {
	return await (
		await begin(setup)
	).ended;
}

/** An execution under way */
export interface Begun {
	ended: Promise<Execution>;
	/** The Stop button */
	stop: () => void;
	/** "Retry execution" where n8n itself ended meanwhile: from what it saved at the beginning */
	retryOfLost: (change?: Partial<Setup>) => Promise<Execution>;
	/** The same job once more, as n8n's queue gives it out again where a worker fell silent: no retry */
	givenOutAgain: (change?: Partial<Setup>) => Promise<Begun>;
	/** The same where n8n had saved its progress when an earlier node ended */
	retryOfProgress: (change?: Partial<Setup>) => Promise<Execution>;
}

/** Starts an execution and does not wait for its end. */
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

/** What n8n saves of an execution between two nodes has the context that it gave it when it began. */
function withContext(saved: string, source: WorkflowExecuteMode): string {
	const data = JSON.parse(saved) as IRunExecutionData;
	data.executionData!.runtimeData = { version: 1, establishedAt: Date.now(), source };
	return JSON.stringify(data);
}

/** Retries saved data, with the same workflow and input, or with what was changed in the meantime. */
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
	/** What n8n saves of an execution when it begins, and when it ends */
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

	/** The output items of the first output */
	get items(): INodeExecutionData[] {
		return this.task?.data?.main?.[0] ?? [];
	}

	/** The output items of the error output */
	get errorItems(): INodeExecutionData[] {
		return this.task?.data?.main?.[1] ?? [];
	}

	get json(): IDataObject[] {
		return this.items.map(({ json }) => json);
	}

	/** What the editor shows of the error */
	get error(): { message: string; description: string } {
		const error = this.run.data.resultData.error;
		if (!error) throw new ApplicationError('The execution did not fail');
		return { message: error.message, description: String(error.description ?? '') };
	}

	/** All that n8n would store of this execution, as text */
	get stored(): string {
		return JSON.stringify(this.run, (_, value: unknown) =>
			value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value,
		);
	}

	get context(): IDataObject {
		return this.run.data.executionData?.contextData[`node:${this.name}`] ?? {};
	}

	/** "Retry execution": with the same workflow, or with one that was edited in the meantime */
	async retry(change: Partial<Setup> = {}): Promise<Execution> {
		const data = JSON.parse(this.saved) as IRunExecutionData;
		delete data.resultData.error;
		const runs = data.resultData.runData[this.name];
		if (runs?.at(-1)?.error) runs.pop();
		return await retryFrom(this.setup, JSON.stringify(data), change);
	}

	/** A retry in which something calls the node once more, as a retried agent does with its tools */
	async retryOfCaller(items: IDataObject[] = this.setup.items): Promise<Execution> {
		const data = JSON.parse(this.saved) as IRunExecutionData;
		data.executionData!.nodeExecutionStack = [stackEntry(this.setup, items)];
		return await retryFrom(this.setup, JSON.stringify(data));
	}

	/** The same where n8n itself ended before it saved the execution: from what it saved at the beginning. */
	async retryOfLost(change: Partial<Setup> = {}): Promise<Execution> {
		return await retryFrom(this.setup, this.atFirst, change);
	}
}

function workflowOf(setup: Setup): Workflow {
	const { type, parameters, settings, credential, nodeId = 'node', nodeName = NODE } = setup;
	const { description } = type;
	const credentialType = description.credentials?.[0]?.name;
	const node: INode = {
		id: nodeId,
		name: nodeName,
		type: setup.isTool ? `${description.name}Tool` : description.name,
		typeVersion: Number(description.version),
		position: [0, 0],
		parameters: deepCopy(parameters) as INodeParameters,
		waitBetweenTries: 1,
		...(credential !== undefined && credentialType
			? { credentials: { [credentialType]: { id: '1', name: 'Test' } } }
			: {}),
		...settings,
	};
	const nodeTypes: INodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	return new Workflow({
		id: 'workflow',
		name: 'Test',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
		settings: { timezone: 'Asia/Seoul' },
	});
}

function additionalDataOf({
	credential,
	credentialOf,
	savedExecution,
	busyMs = 0,
	onSaved,
}: Setup): IWorkflowExecuteAdditionalData {
	const executionId = randomUUID();
	const workflowData = {
		id: 'workflow',
		name: 'Test',
		active: false,
		activeVersionId: null,
		isArchived: false,
		nodes: [],
		connections: {},
		createdAt: new Date(),
		updatedAt: new Date(),
	};
	const hooks = new ExecutionLifecycleHooks('manual', executionId, workflowData);
	if (busyMs > 0) hooks.addHandler('sendChunk', async () => await sleep(busyMs));
	hooks.addHandler('workflowExecuteAfter', async ({ data }) => {
		onSaved?.((data.executionData?.nodeExecutionStack ?? []).map(({ node }) => node.name));
		await Promise.resolve();
	});
	return {
		executionId,
		hooks,
		currentNodeExecutionIndex: 0,
		variables: {},
		credentialsHelper: {
			getDecrypted: async (...args: unknown[]) => {
				if (credential === null) throw new ApplicationError('Credential could not be decrypted');
				// As they are written, for whoever asks for that: with the expressions
				if (args[5] === true) return { userid: credentialOf ? '={{ … }}' : 'plain' };
				const { itemIndex } = (args[6] ?? {}) as { itemIndex?: number };
				return deepCopy(credentialOf?.(itemIndex) ?? credential ?? {});
			},
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			preAuthentication: async () => undefined,
			authenticate: async (_: unknown, __: string, options: unknown) => options,
		},
		getRunExecutionData: savedExecution,
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** What an execution says of each item: how it ended, "done" where it has no error */
export const told = ({ json }: Execution): unknown[] =>
	json.map(({ error }) => (error as IDataObject | undefined)?.outcome ?? 'done');
