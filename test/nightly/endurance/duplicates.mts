/**
 * Copies of one event in the same instant, events all at once, and a full history: what n8n's
 * Remove Duplicates makes of them, and what a unique key in the shop's own database does.
 */
import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import type { WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { exactly, type Evidence, type Goal } from '../../support/evidence/evidence.mts';
import { publish, trigger } from '../../e2e/host/bench.mts';
import type { Stage } from './stage.mts';
import { paid, type Message } from './messages.mts';
import { onlyFirst, openScene, order, removeDuplicates, settled, type Scene } from './scene.mts';
import { send, sendPairs } from './sender.mts';

/** The result of one way to act only once. */
interface Outcome {
	way: string;
	/** Events sent at once to a workflow that has never run, and those of them without effect */
	burst: number;
	burstLost: number;
	/** Events sent as two copies in the same instant */
	pairs: number;
	pairsLost: number;
	pairsTwice: number;
	failed: number;
}

const BURST = 20;
const ONE_AT_A_TIME = { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' };
const FAST = {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
};

/** Why Remove Duplicates alone fails (n8n 2.41.1, dist/deduplication/deduplication-helper.js) */
const CAUSES = {
	burst:
		'n8n: where Remove Duplicates has no history yet, checkProcessedAndRecord inserts it (processed_data, whose primary key is workflow and node). Of executions that come there at the same time all but one break that key and fail. Remedies: see the other rows.',
	pairs:
		'n8n: checkProcessedAndRecord reads the whole history, adds the value and writes the whole history back, without a lock or a transaction. Two executions that read before either has written both take the value for new. Remedies: see the other rows.',
	full: 'n8n: RemoveDuplicatesV2.node.js does not drop the oldest value but throws where the values kept and the new one are more than History Size (10,000 unless raised). Remedy: a unique key in your own database.',
};

let number = 200_000_000;

/** With a unique key nothing is lost or done twice; shows how often either happens without one. */
export async function duplicates(stage: Stage): Promise<Evidence> {
	const pairs = stage.long ? 200 : 25;
	const [alone, retried, unique, full] = await inScene(stage, FAST, async (scene) => {
		const { effects } = scene;
		const effect = () => order('Effect', effects.effectUrl);
		const retry = { retryOnFail: true, maxTries: 5, waitBetweenTries: 1000 };
		return [
			await outcome(scene, 'Remove Duplicates', pairs, [removeDuplicates(10_000), effect()]),
			await outcome(scene, 'Remove Duplicates, Retry On Fail on', pairs, [
				{ ...removeDuplicates(10_000), ...retry },
				effect(),
			]),
			await outcome(scene, 'a unique key in the shop’s database', pairs, [
				order('Enter', effects.entryUrl),
				onlyFirst(),
				effect(),
			]),
			await fullHistory(scene),
		] as const;
	});
	const limited = await inScene(stage, { ...FAST, ...ONE_AT_A_TIME }, async (scene) => {
		const nodes = [removeDuplicates(10_000), order('Effect', scene.effects.effectUrl)];
		const way = 'Remove Duplicates, N8N_CONCURRENCY_PRODUCTION_LIMIT=1';
		return await outcome(scene, way, pairs, nodes);
	});
	return {
		name: 'duplicates',
		tables: [table([alone, retried, limited, unique])],
		goals: [
			...goals(unique),
			...goals(limited),
			...goals(alone, CAUSES),
			exactly(
				'events beyond the History Size of Remove Duplicates without effect',
				full,
				0,
				CAUSES.full,
			),
		],
	};
}

async function inScene<T>(
	stage: Stage,
	env: Record<string, string>,
	measure: (scene: Scene) => Promise<T>,
): Promise<T> {
	const scene = await openScene(stage, env);
	try {
		return await measure(scene);
	} finally {
		await scene.close();
	}
}

async function outcome(
	scene: Scene,
	way: string,
	pairs: number,
	nodes: WorkflowNode[],
): Promise<Outcome> {
	const { effects, rest } = scene;
	const workflow = await publish(scene, [trigger(scene), ...nodes]);
	const url = triggerUrl(rest.origin, workflow);
	const events = next(scene, BURST);
	await send(url, events, BURST);
	await settled(scene);
	const copied = next(scene, pairs);
	await sendPairs(url, copied, 1);
	await settled(scene);
	const times = (all: Message[]) => all.map(({ eventId }) => effects.happened.get(eventId) ?? 0);
	return {
		way,
		burst: BURST,
		burstLost: times(events).filter((count) => count === 0).length,
		pairs,
		pairsLost: times(copied).filter((count) => count === 0).length,
		pairsTwice: times(copied).filter((count) => count > 1).length,
		failed: (await rest.executions(workflow.id)).length,
	};
}

/** Sends two events more than Remove Duplicates keeps, in turn; returns how many had no effect. */
async function fullHistory(scene: Scene): Promise<number> {
	const { effects, rest } = scene;
	const size = 10;
	const nodes = [removeDuplicates(size), order('Effect', effects.effectUrl)];
	const workflow = await publish(scene, [trigger(scene), ...nodes]);
	const events = next(scene, size + 2);
	const lacks = ({ eventId }: Message) => !effects.happened.has(eventId);
	for (const [index, event] of events.entries()) {
		await send(triggerUrl(rest.origin, workflow), [event], 1);
		if (index < size) await until('the effect', () => !lacks(event));
	}
	await settled(scene);
	return events.filter(lacks).length;
}

function next({ sandbox }: Scene, count: number): Message[] {
	return Array.from({ length: count }, () => paid(sandbox.payapp.seller, (number += 1)));
}

function goals(outcome: Outcome, causes?: { burst: string; pairs: string }): Goal[] {
	const { way, burstLost, pairsLost, pairsTwice } = outcome;
	return [
		exactly(`${way}: events without effect`, burstLost + pairsLost, 0, causes?.burst),
		exactly(`${way}: events with two effects`, pairsTwice, 0, causes?.pairs),
	];
}

const table = (outcomes: Outcome[]) => ({
	title: 'Every event acted on once',
	columns: [
		'behind the trigger',
		'events all at once',
		'without effect',
		'pairs in the same instant',
		'with two effects',
		'without effect',
		'failed executions',
	],
	rows: outcomes.map((one) => [
		one.way,
		...[one.burst, one.burstLost, one.pairs, one.pairsTwice, one.pairsLost, one.failed].map(String),
	]),
});
