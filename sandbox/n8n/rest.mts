import { randomBytes, randomUUID } from 'node:crypto';

import { until } from './command.mts';
import { unflatten } from './flatted.mts';
import type { Login, Workflow, StoredWorkflow, Execution } from './restTypes.mts';

/** A non-2xx answer of n8n's REST API. */
export class RestError extends Error {
	readonly status: number;

	constructor(status: number, call: string, body: string) {
		super(`${call} answered ${status}: ${body.slice(0, 500)}`);
		this.status = status;
	}
}

/** What n8n's editor does over HTTP, for one signed-in user. */
export class N8nRest {
	readonly origin: string;

	/** Called before every request is sent, e.g. to note the secrets it carries */
	onSend: (path: string, body: unknown) => void = () => {};

	// n8n binds a session to the browser it was opened in.
	private readonly browserId = randomUUID();

	private cookie = '';

	constructor(origin: string) {
		this.origin = origin;
	}

	/** Creates the first user of a new n8n (or signs that user in) and opens a session. */
	async signIn(login: Login): Promise<void> {
		try {
			await this.call('POST', '/rest/owner/setup', {
				...login,
				firstName: 'Demo',
				lastName: 'Owner',
			});
		} catch (error) {
			if (!(error instanceof RestError) || error.status !== 400) throw error;
			const { email, password } = login;
			await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		}
	}

	/** Stores a credential and returns what a node needs to refer to it. */
	async createCredential(
		type: string,
		name: string,
		data: Record<string, unknown>,
	): Promise<{ id: string; name: string }> {
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', {
			name,
			type,
			data,
		});
		return { id, name };
	}

	/** Replaces the values of a stored credential. */
	async updateCredential(
		{ id, name }: { id: string; name: string },
		type: string,
		data: Record<string, unknown>,
	): Promise<void> {
		await this.call('PATCH', `/rest/credentials/${id}`, { name, type, data });
	}

	/** Runs the credential's test, as the "Retry" button of the editor does. */
	async testCredential(
		type: string,
		id: string,
		name: string,
		data: Record<string, unknown>,
	): Promise<{ status: string; message: string }> {
		return await this.call('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/** Stores a workflow as a draft. */
	async createWorkflow(workflow: Workflow): Promise<StoredWorkflow> {
		const { name, nodes, connections, settings = {}, pinData = {} } = workflow;
		// A workflow stored without pinData makes a partial run fail.
		return await this.call('POST', '/rest/workflows', {
			name,
			nodes,
			connections,
			settings,
			pinData,
		});
	}

	/** Saves a changed workflow as a draft; the published version stays as it was. */
	async saveWorkflow({ id, versionId, nodes, connections }: StoredWorkflow): Promise<void> {
		await this.call('PATCH', `/rest/workflows/${id}`, { versionId, nodes, connections });
	}

	/** Publishes a stored workflow and waits until n8n listens for its triggers. */
	async publish({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		await until(`workflow ${id} to be published`, async () => {
			const answer = await this.call<{
				status: string;
				liveVersionId?: string;
				errorMessage?: string;
			}>('GET', `/rest/workflows/${id}/publication-status`);
			if (answer.status === 'failed' || answer.status === 'partial') {
				throw new Error(`Publishing failed: ${answer.errorMessage ?? JSON.stringify(answer)}`);
			}
			return answer.status === 'published' && answer.liveVersionId === versionId;
		});
	}

	/** Starts a stored workflow at one of its triggers; returns the execution's ID. */
	async run(workflowId: string, trigger: string, toNode?: string): Promise<string> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflowId}/run`,
			{
				triggerToStartFrom: { name: trigger },
				...(toNode ? { destinationNode: { nodeName: toNode, mode: 'inclusive' } } : {}),
			},
		);
		return executionId;
	}

	/** Returns a workflow's executions, newest first, without their data. */
	async executions(workflowId: string): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{ results: Execution[] }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=100`,
		);
		return results;
	}

	/** Returns one execution with its data. */
	async execution(id: string): Promise<Execution> {
		const stored = await this.call<Execution & { data: unknown }>('GET', `/rest/executions/${id}`);
		const { data } = stored;
		return typeof data === 'string'
			? { ...stored, data: unflatten(data) as Execution['data'] }
			: stored;
	}

	/** Waits until an execution has ended, successfully or not, and returns it with its data. */
	async ended(id: string, timeout = 30_000): Promise<Execution> {
		return await until(
			`execution ${id} to end`,
			async () => {
				const execution = await this.execution(id);
				return !['new', 'running', 'waiting', 'unknown'].includes(execution.status) && execution;
			},
			{ timeout },
		);
	}

	/**
	 * Waits until a workflow has run `count` times and its latest run has ended; returns that run.
	 * n8n lists running and ended executions with two queries, so one that ends in between is missing
	 * from the list for a moment.
	 */
	async nthExecution(workflowId: string, count: number): Promise<Execution> {
		const newest = await until(`workflow ${workflowId} to have run ${count} times`, async () => {
			const list = await this.executions(workflowId);
			return list.length >= count && list[0];
		});
		return await this.ended(newest.id);
	}

	/** The "Retry execution" button, with the workflow as it was or as it is now (`loadWorkflow`). */
	async retry(id: string, loadWorkflow = false): Promise<Execution> {
		const retried = await this.call<{ id?: string }>('POST', `/rest/executions/${id}/retry`, {
			loadWorkflow,
		});
		if (retried.id) return await this.ended(retried.id);
		throw new Error(`n8n did not tell which execution the retry is: ${JSON.stringify(retried)}`);
	}

	/** The "Stop" button of a running execution. */
	async stop(id: string): Promise<void> {
		await this.call('POST', `/rest/executions/${id}/stop`);
	}

	/** Makes any call of the REST API; returns what the answer holds. */
	async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		this.onSend(path, body);
		const response = await fetch(`${this.origin}${path}`, {
			method,
			headers: {
				'browser-id': this.browserId,
				...(this.cookie ? { cookie: this.cookie } : {}),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) throw new RestError(response.status, `${method} ${path}`, text);
		const cookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (cookie) this.cookie = cookie.split(';', 1)[0] ?? '';
		const parsed: unknown = JSON.parse(text);
		const wrapped = typeof parsed === 'object' && parsed !== null && 'data' in parsed;
		return (wrapped ? parsed.data : parsed) as T;
	}
}

/** Returns a new password that n8n accepts (a digit, a capital, 8 to 64 characters). */
export function newPassword(): string {
	return `Demo1-${randomBytes(9).toString('base64url')}`;
}
