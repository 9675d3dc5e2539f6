// What the retries are played in: an n8n, a sandbox behind a gate, and lists that workflows read.
import {
	Closing,
	createPayAppCredential,
	payAppCredentialData,
	type Sandbox,
} from '../../../../sandbox/demo/stage.mts';
import { sleep, until } from '../../../../sandbox/n8n/command.mts';
import { createSandbox } from '../../../../sandbox/index.mts';
import type { StoredWorkflow } from '../../../../sandbox/n8n/restTypes.mts';
import type { Bench } from '../../../e2e/host/bench.mts';
import { openGate, type Gate } from './gate.mts';
import { openRows, type Rows } from './rows.mts';

/** A bench whose PayApp credential goes through the gate. */
export interface World extends Bench {
	gate: Gate;
	/** Another sandbox, as the live server is next to the one for tests */
	elsewhere: Sandbox;
	rows: Rows;
	/** The values of a credential that goes through the gate */
	account: Record<string, unknown>;
}

/** Adds the gate and lists to a bench; `close` closes the bench as well. */
export async function openWorld(bench: Bench): Promise<World> {
	const closing = new Closing();
	closing.add(() => bench.close());
	try {
		const gate = await openGate(bench.sandbox.origin);
		closing.add(() => gate.close());
		const rows = await openRows();
		closing.add(() => rows.close());
		const elsewhere = await createSandbox();
		closing.add(() => elsewhere.close());
		const account = { ...payAppCredentialData(bench.sandbox), baseUrl: `${gate.origin}/payapp` };
		const credential = await createPayAppCredential(bench.rest, bench.sandbox, account);
		return {
			...bench,
			gate,
			elsewhere,
			rows,
			account,
			credential,
			close: async () => await closing.end(),
		};
	} catch (error) {
		await closing.end();
		throw error;
	}
}

/** Starts a published workflow at its webhook; returns the execution's ID. */
export async function start(world: World, workflow: StoredWorkflow): Promise<string> {
	const { rest } = world;
	const newest = async () => (await rest.executions(workflow.id))[0]?.id;
	const before = await newest();
	await call(world, workflow);
	return await until('the execution', async () => {
		const id = await newest();
		return id !== before && id;
	});
}

/** Calls the webhook of a published workflow. */
export async function call({ rest }: World, workflow: StoredWorkflow): Promise<void> {
	const webhook = workflow.nodes.find(({ name }) => name === 'Start');
	const url = `${rest.origin}/webhook/${String(webhook?.parameters.path)}`;
	const answer = await fetch(url, { method: 'POST' });
	if (!answer.ok) throw new Error(`The webhook answered ${answer.status}: ${await answer.text()}`);
}

/** Resolves once the sandbox has had no call for this many milliseconds. */
export async function quiet({ sandbox }: World, milliseconds = 700): Promise<void> {
	for (let before = -1; before !== sandbox.payapp.calls.length; ) {
		before = sandbox.payapp.calls.length;
		await sleep(milliseconds);
	}
}
