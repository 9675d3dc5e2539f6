/** What one execution is set up with, and n8n's surroundings for it. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { ExecutionLifecycleHooks } from 'n8n-core';
import { ApplicationError, deepCopy, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { sleep } from '../../sandbox/n8n/command.mts';

/** Settings of the node under test, as on the editor's Settings tab */
export interface NodeSettings {
	onError?: INode['onError'];
	retryOnFail?: boolean;
	maxTries?: number;
}

export interface Setup {
	type: INodeType;
	parameters: IDataObject;
	items: IDataObject[];
	/** Null if n8n cannot read it */
	credential?: ICredentialDataDecryptedObject | null;
	settings?: NodeSettings;
	/** What n8n finds when an execution is looked up; by default it cannot look any up */
	savedExecution?: () => Promise<IRunExecutionData | undefined>;
	/** Input items of each further run of the node in the same execution */
	moreCalls?: IDataObject[][];
	/** Whether the node runs in the form that n8n derives for AI Agents */
	isTool?: boolean;
	/** The node's ID, which changes when the node is pasted again, and its name */
	nodeId?: string;
	nodeName?: string;
	/** The credential the node gets for an item; the same for all items by default */
	credentialOf?: (index: number | undefined) => ICredentialDataDecryptedObject;
	/** ID of the execution that calls the workflow as a sub-workflow */
	parentId?: string;
	/** Milliseconds from the failure of a node until n8n, which may be busy, handles it */
	busyMs?: number;
	/** Called each time n8n saves the execution, with the nodes still to run as they are saved */
	onSaved?: (toRun: INode[]) => void;
}

export const NODE = 'Node';

export function workflowOf(setup: Setup): Workflow {
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

export function additionalDataOf({
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
		onSaved?.((data.executionData?.nodeExecutionStack ?? []).map(({ node }) => ({ ...node })));
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
				// For callers that ask for the raw values: with the expressions
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
