import { randomUUID } from 'node:crypto';

import type { CredentialReference, Sandbox } from '../../../sandbox/demo/stage.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import type { Execution, StoredWorkflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { inARow, listOfItems, node, runWithItems, type Bench } from './bench.mts';
import type { FakeModel } from './fakeModel.mts';

/** What an agent workflow is built from */
export interface AgentParts {
	bench: Bench;
	/** The model's credential */
	model: CredentialReference;
	/** The stored card to charge */
	card: ReturnType<Sandbox['payapp']['storeCard']>;
}

/** Stores the fake model in n8n as an OpenAI credential. */
export async function modelCredential(
	{ rest }: Bench,
	{ url }: FakeModel,
): Promise<CredentialReference> {
	return await rest.createCredential('openAiApi', 'Fake model', {
		apiKey: `test-${randomUUID()}`,
		url,
	});
}

/**
 * On publishing, n8n matches a plain name against a pattern and rejects the workflow if that takes
 * more than 250 ms, as on a busy machine. It does not check expressions.
 */
const ANY_MODEL = "={{ 'fake' }}";

/** An expression for a value that the model fills in */
const fromModel = (name: string, type: 'string' | 'number'): string =>
	`={{ $fromAI('${name}', '', '${type}') }}`;

/** PayApp as an agent's tool that requests a payment */
export const requestTool = ({ bench }: AgentParts): WorkflowNode =>
	payAppTool(bench, {
		resource: 'payment',
		operation: 'request',
		goodname: fromModel('goodname', 'string'),
		price: fromModel('price', 'number'),
		recvphone: '01000000000',
		feedbackurl: '',
		additionalFields: { smsuse: 'n' },
	});

/** PayApp as an agent's tool that charges a stored card */
export const chargeTool = ({ bench, card }: AgentParts): WorkflowNode =>
	payAppTool(bench, {
		resource: 'storedCard',
		operation: 'charge',
		encBill: card.encBill,
		goodname: fromModel('goodname', 'string'),
		price: fromModel('price', 'number'),
		recvphone: '01000000000',
		feedbackurl: '',
	});

const payAppTool = ({ credential }: Bench, parameters: Record<string, unknown>): WorkflowNode =>
	node('Tool', 'n8n-nodes-korean-payments.payAppTool', 1, parameters, {
		credentials: { payAppApi: credential },
	});

/** Settings for the two nodes, such as retryOnFail */
export interface Settings {
	agent?: Partial<WorkflowNode>;
	tool?: Partial<WorkflowNode>;
}

/** Publishes a workflow with an agent that has one tool. */
export async function publishAgent(
	{ bench, model }: AgentParts,
	typeVersion: number,
	tool: WorkflowNode,
	settings: Settings = {},
): Promise<StoredWorkflow> {
	const agent = node(
		'Agent',
		'@n8n/n8n-nodes-langchain.agent',
		typeVersion,
		{
			promptType: 'define',
			text: 'Ask for the payment.',
			options: {},
			...(typeVersion < 2 ? { agent: 'toolsAgent' } : {}),
		},
		settings.agent,
	);
	// The last version to use the chat completions API, which all agents understand.
	const chat = node(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		1.2,
		{ model: { __rl: true, mode: 'id', value: ANY_MODEL }, options: { maxRetries: 0 } },
		{ credentials: { openAiApi: model } },
	);
	const flow = [...listOfItems(), agent];
	const serves = (type: string) => ({ [type]: [[{ node: agent.name, type, index: 0 }]] });
	const workflow = await bench.rest.createWorkflow({
		name: `test ${randomUUID()}`,
		nodes: [...flow, chat, { ...tool, ...settings.tool }],
		connections: {
			...inARow(flow),
			[chat.name]: serves('ai_languageModel'),
			[tool.name]: serves('ai_tool'),
		},
		settings: { executionOrder: 'v1' },
	});
	await bench.rest.publish(workflow);
	return workflow;
}

/** Runs the agent once. */
export async function askAgent(
	{ bench }: AgentParts,
	workflow: StoredWorkflow,
): Promise<Execution> {
	return await runWithItems(bench, workflow, [{ order: 1 }]);
}

/** Starts the agent, stops it as a person would once `isTime`; returns the stopped execution. */
export async function stopAgent(
	parts: AgentParts,
	workflow: StoredWorkflow,
	isTime: () => boolean,
): Promise<Execution> {
	const { rest } = parts.bench;
	const ended = askAgent(parts, workflow);
	await until('the time to stop', isTime);
	const [running] = await rest.executions(workflow.id);
	await rest.call('POST', `/rest/executions/${running?.id}/stop`);
	return await ended;
}
