// Repeats without anyone pressing a button, and starts without an earlier try of the node.
import { createPayAppCredential } from '../../../../sandbox/demo/stage.mts';
import type { Execution, StoredWorkflow } from '../../../../sandbox/n8n/restTypes.mts';
import { inARow, node, publish, requestPayment, timesAskedFor } from '../../../e2e/host/bench.mts';
import { rowsOf } from './cells.mts';
import { judge, retry, type Verdict } from './judge.mts';
import type { Row } from './rows.mts';
import type { Strike } from './strikes.mts';
import { plain, read, start as webhook } from './workflows.mts';
import { quiet, start, type World } from './world.mts';

/** What came of one scenario. */
export interface Played {
	name: string;
	verdict: Verdict;
	/** Payments requested in another merchant's name */
	wrongName?: number;
	/** Nothing was ever in doubt: all items must have been sent */
	mustSend?: true;
	/** Why a second send cannot be prevented */
	knownMiss?: string;
}

const GO_ON = { onError: 'continueRegularOutput' };

/** Plays all scenarios, one after the other. */
export async function playAutomatic(world: World): Promise<Played[]> {
	return [
		await failedBefore(world, 'never ran', false),
		await failedBefore(world, 'ran in another execution', true),
		await calledAgain(world),
		await ledBack(world),
		await threeMerchants(world),
	];
}

/** The node before ours failed, so ours never ran: its retry is no reason to doubt anything. */
async function failedBefore(world: World, history: string, ran: boolean): Promise<Played> {
	const list = `upstream${String(ran)}`;
	const rows = rowsOf(list, 3);
	const { nodes, ...more } = plain(world, list, GO_ON);
	const workflow = await publish(world, nodes, more);
	if (ran) await listed(world, workflow, list, rowsOf(`${list}-other`, 3));
	const failed = await listed(world, workflow, list, null);
	world.rows.set(list, rows);
	const retried = await retry(world, failed.id);
	const name = `the node before failed, ours ${history}: retried`;
	return { name, verdict: judge(world, rows, {}, retried), mustSend: true };
}

/** Strikes while the node before ours is at work: ours never ran, and its log is empty. */
export async function struckBefore(world: World, strike: Strike): Promise<Played> {
	const list = `before${strike.name.replace(/\W+/g, '')}`;
	const rows = rowsOf(list, 3);
	world.rows.set(list, rows);
	const { nodes, ...more } = plain(world, list, GO_ON);
	const workflow = await publish(world, nodes, more);
	const isAsked = world.rows.hold(list);
	const id = await start(world, workflow);
	await isAsked;
	await strike.strike(world, id);
	world.rows.release();
	await world.rest.ended(id);
	await quiet(world);
	const before = timesAskedFor(world);
	const verdict = judge(world, rows, before, await retry(world, id));
	// The retry starts over, and nothing tells an execution that never reached the node from one
	// whose log is gone: what is unproven is held back, and told.
	const name = `the node before was at work, ${strike.name}, retried`;
	return { name, verdict };
}

/** A sub-workflow loses the answer for its second item, and the caller calls it again by itself. */
async function calledAgain(world: World): Promise<Played> {
	const rows = rowsOf('called', 3);
	const called = [
		node('When Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, {
			inputSource: 'passthrough',
		}),
		requestPayment(world),
	];
	const { id } = await publish(world, called);
	const call = node(
		'Call',
		'n8n-nodes-base.executeWorkflow',
		1.2,
		{ workflowId: { __rl: true, mode: 'id', value: id }, options: {} },
		{ retryOnFail: true, maxTries: 2, waitBetweenTries: 100 },
	);
	const workflow = await publish(world, [webhook(), read(world, 'called'), call]);
	world.gate.cut('called-2');
	const execution = await listed(world, workflow, 'called', rows);
	return {
		name: 'Execute Sub-workflow with Retry On Fail, an answer lost',
		verdict: judge(world, rows, {}, execution, 'Call'),
		knownMiss:
			'n8n: each call is an execution of its own, and nothing tells the node in it that the call is a repetition. Remedy: Retry On Fail at the payment node, not at the caller.',
	};
}

/** The error output leads back into the node: a lost answer must not become a second payment. */
async function ledBack(world: World): Promise<Played> {
	const rows = rowsOf('ledback', 3);
	const nodes = [
		webhook(),
		read(world, 'ledback'),
		requestPayment(world, { onError: 'continueErrorOutput' }),
	];
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	const connections = {
		...inARow(nodes),
		Request: { main: [[], to('Once')] },
		Once: { main: [to('Request')] },
	};
	const workflow = await publish(world, [...nodes, inFirstRun()], { connections });
	world.gate.cut('ledback-2');
	const execution = await listed(world, workflow, 'ledback', rows);
	return { name: 'the error output led back', verdict: judge(world, rows, {}, execution) };
}

/** Lets only the first run through, so that nothing loops forever. */
const inFirstRun = () =>
	node('Once', 'n8n-nodes-base.filter', 2.2, {
		conditions: {
			combinator: 'and',
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			conditions: [
				{
					id: 'first',
					leftValue: '={{ $runIndex }}',
					operator: { type: 'number', operation: 'equals' },
					rightValue: 0,
				},
			],
		},
		options: {},
	});

/** The credential's user ID is the item's: each payment in its own merchant's name, or none. */
async function threeMerchants(world: World): Promise<Played> {
	const merchants = [...world.sandbox.payapp.sellers.keys()];
	const rows = merchants.map((merchant, index) => ({ goodname: `merchant-${index}`, merchant }));
	const account = { ...world.account, userid: '={{ $json.merchant }}' };
	const credential = await createPayAppCredential(world.rest, world.sandbox, account);
	const { nodes, ...more } = plain(world, 'merchants', {
		...GO_ON,
		credentials: { payAppApi: credential },
	});
	const workflow = await publish(world, nodes, more);
	const execution = await listed(world, workflow, 'merchants', rows);
	const wrong = world.sandbox.payapp.calls.filter(({ fields }) => {
		const { goodname, userid } = Object.fromEntries(fields) as Record<string, string>;
		const row = rows.find((one) => one.goodname === goodname);
		return row && row.merchant !== userid;
	});
	return {
		name: 'a credential that depends on the item, three merchants',
		verdict: judge(world, rows, {}, execution),
		wrongName: wrong.length,
	};
}

/** Runs a workflow on a list until it ends. */
export async function listed(
	world: World,
	workflow: StoredWorkflow,
	list: string,
	rows: Row[] | null,
): Promise<Execution> {
	world.rows.set(list, rows);
	return await world.rest.ended(await start(world, workflow), 120_000);
}
