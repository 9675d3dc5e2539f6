import 'reflect-metadata';
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
} from 'n8n-workflow';

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
}

const NODE = 'Node';

/**
 * Runs one node in n8n's own execution engine, with the items as its input. `retry` runs a failed
 * execution again the way n8n's "Retry execution" does: from the saved data, which is copied through
 * JSON as the database does it.
 */
export async function execute(setup: Setup): Promise<Execution> {
	const { items, type } = setup;
	const workflow = workflowOf(setup);
	const stack: IExecuteData = {
		node: workflow.getNode(NODE)!,
		data: { [NodeConnectionTypes.Main]: [items.map((json) => ({ json }))] },
		source: null,
	};
	return await runFrom(
		setup,
		workflow,
		createRunExecutionData({ executionData: { nodeExecutionStack: [stack] } }),
		type,
	);
}

async function runFrom(
	setup: Setup,
	workflow: Workflow,
	data: IRunExecutionData,
	type: INodeType,
): Promise<Execution> {
	const atFirst = JSON.stringify(data);
	const additionalData = additionalDataOf(setup);
	await workflow.expression.acquireIsolate();
	try {
		const run = await new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(
			workflow,
		);
		return new Execution(setup, run, type, atFirst);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

export class Execution {
	readonly setup: Setup;
	readonly run: IRun;
	readonly type: INodeType;
	/** What n8n saves of an execution when it begins */
	private readonly atFirst: string;

	constructor(setup: Setup, run: IRun, type: INodeType, atFirst: string) {
		this.atFirst = atFirst;
		this.setup = setup;
		this.run = run;
		this.type = type;
	}

	private get task() {
		return this.run.data.resultData.runData[NODE]?.at(-1);
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
		return this.run.data.executionData?.contextData[`node:${NODE}`] ?? {};
	}

	/** "Retry execution": with the same workflow, or with one that was edited in the meantime */
	async retry(change: Partial<Setup> = {}): Promise<Execution> {
		const data = JSON.parse(JSON.stringify(this.run.data)) as IRunExecutionData;
		delete data.resultData.error;
		if (data.resultData.runData[NODE]?.at(-1)?.error) data.resultData.runData[NODE].pop();
		return await this.again(data, change);
	}

	/** The same where n8n itself ended before it saved the execution: from what it saved at the beginning. */
	async retryOfLost(change: Partial<Setup> = {}): Promise<Execution> {
		return await this.again(JSON.parse(this.atFirst) as IRunExecutionData, change);
	}

	private async again(data: IRunExecutionData, change: Partial<Setup>): Promise<Execution> {
		const setup = { ...this.setup, ...change };
		const workflow = workflowOf(setup);
		for (const entry of data.executionData!.nodeExecutionStack) {
			entry.node = workflow.getNode(entry.node.name)!;
		}
		return await runFrom(setup, workflow, data, this.type);
	}
}

function workflowOf({ type, parameters, settings, credential }: Setup): Workflow {
	const { description } = type;
	const credentialType = description.credentials?.[0]?.name;
	const node: INode = {
		id: 'node',
		name: NODE,
		type: description.name,
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

function additionalDataOf({ credential }: Setup): IWorkflowExecuteAdditionalData {
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
	return {
		executionId: '1',
		hooks: new ExecutionLifecycleHooks('manual', '1', workflowData),
		currentNodeExecutionIndex: 0,
		variables: {},
		credentialsHelper: {
			getDecrypted: async () => {
				if (credential === null) throw new ApplicationError('Credential could not be decrypted');
				return deepCopy(credential ?? {});
			},
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			preAuthentication: async () => undefined,
			authenticate: async (_: unknown, __: string, options: unknown) => options,
		},
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
