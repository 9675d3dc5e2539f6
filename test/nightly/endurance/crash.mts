/** n8n is killed (kill -9) while payments come in; PayApp's retries must make up for it. */
import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { atLeast, exactly, type Evidence, type Table } from '../../support/evidence/evidence.mts';
import { node, publish, trigger } from '../../e2e/host/bench.mts';
import type { Times } from './effects.mts';
import type { Stage } from './stage.mts';
import { Buyers } from './buyers.mts';
import { openScene, order, type Scene } from './scene.mts';

/** The most attempts by PayApp: "총 10회" (payapp.txt, checkretry). The interval is not stated. */
const ATTEMPTS = 10;
/** Long enough for ten attempts to outlast a restart, even on a slow machine. */
const RETRY_DELAY_MS = 5000;
/** How long the shop works on an order: the window in which a kill can strike. */
const WORK_MS = 300;
/** n8n keeps no successful executions, so its list shows only the others. */
const SETTINGS = {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
};

/** What became of the orders whose payments one workflow was notified of. */
interface Outcome {
	paid: number;
	acknowledged: number;
	lost: number;
	/** Entered more than once, and refused by the unique key */
	repeated: number;
	/** In the database more than once */
	doubled: number;
	mostAttempts: number;
	/** Executions that n8n gave up as crashed */
	crashed: number;
}

/**
 * Using the Acknowledge Operation, with the effect under a unique key: no paid order lacks its effect, and none has
 * it twice. Immediately, for comparison: what n8n has acknowledged but not done is lost.
 */
export async function crash(stage: Stage): Promise<Evidence> {
	const [count, kills] = stage.long ? [1000, 5] : [150, 2];
	const scene = await openScene(stage, SETTINGS, WORK_MS);
	const { payapp } = scene.sandbox;
	const buyers = new Buyers(payapp);
	try {
		Object.assign(payapp.switches, { maxAttempts: ATTEMPTS, retryDelayMs: RETRY_DELAY_MS });
		const afterWork = await publish(scene, shop(scene, 'afterWork'));
		const atOnce = await publish(scene, shop(scene, 'atOnce'));
		const urls = [afterWork, atOnce].map((workflow) => triggerUrl(scene.rest.origin, workflow));
		const [, struck] = await Promise.all([
			buyers.pay(urls, count),
			killAgainAndAgain(
				stage,
				scene,
				(kill) => buyers.paid > (2 * count * kill) / (kills + 1),
				kills,
			),
		]);
		await payapp.idle();
		await scene.effects.quiet(5000);
		const safe = await outcome(scene, buyers, afterWork);
		const quick = await outcome(scene, buyers, atOnce);
		return {
			name: 'crash',
			tables: [table(kills, { 'Using the Acknowledge Operation': safe, Immediately: quick })],
			goals: [
				exactly('Using the Acknowledge Operation: paid orders without their effect', safe.lost, 0),
				exactly('Using the Acknowledge Operation: effects that happened twice', safe.doubled, 0),
				exactly(
					'Using the Acknowledge Operation: paid orders never acknowledged',
					safe.paid - safe.acknowledged,
					0,
				),
				atLeast('orders in work when n8n was killed, each time', Math.min(...struck), 1),
			],
		};
	} finally {
		buyers.leave();
		await scene.close();
	}
}

/** Kills and restarts n8n in mid-work; returns how many orders were in work each time. */
async function killAgainAndAgain(
	{ report }: Stage,
	{ host, effects }: Scene,
	due: (kill: number) => boolean,
	kills: number,
): Promise<number[]> {
	const struck: number[] = [];
	for (let kill = 1; kill <= kills; kill += 1) {
		const inWork = () => due(kill) && effects.working > 0 && effects.working;
		struck.push(await until('orders in work', inWork, { timeout: 600_000, every: 10 }));
		await host.kill();
		report(`n8n was killed, ${kill} of ${kills} times`);
		await host.start();
	}
	return struck;
}

/** Returns the shop's workflow: pack, enter the sale under its `eventId`, acknowledge. */
function shop(scene: Scene, acknowledge: 'afterWork' | 'atOnce') {
	const { effects } = scene;
	const tell = node('Acknowledge', 'n8n-nodes-korean-payments.payApp', 1, {
		resource: 'notification',
		operation: 'acknowledge',
	});
	return [
		trigger(scene, { acknowledge }),
		order('Pack', effects.effectUrl),
		order('Enter', effects.entryUrl),
		...(acknowledge === 'afterWork' ? [tell] : []),
	];
}

async function outcome(scene: Scene, buyers: Buyers, workflow: StoredWorkflow): Promise<Outcome> {
	const { effects, rest } = scene;
	const orders = buyers.told(triggerUrl(rest.origin, workflow));
	const entries = effects.entries();
	const moreThanOnce = (times: Times) =>
		orders.filter(({ eventId }) => (times.get(eventId) ?? 0) > 1).length;
	const executions = await rest.executions(workflow.id);
	return {
		paid: orders.length,
		acknowledged: orders.filter(({ acknowledged }) => acknowledged).length,
		lost: orders.filter(({ eventId }) => !entries.has(eventId)).length,
		repeated: moreThanOnce(effects.asked),
		doubled: moreThanOnce(entries),
		mostAttempts: Math.max(...orders.map(({ attempts }) => attempts)),
		crashed: executions.filter(({ status }) => status === 'crashed').length,
	};
}

const table = (kills: number, outcomes: Record<string, Outcome>): Table => ({
	title: `n8n ended by kill -9 under load, ${kills} times`,
	columns: [
		'Acknowledge',
		'paid orders',
		'acknowledged',
		'without their effect',
		'effect asked for twice',
		'effect happened twice',
		'most notifications of one order',
		'crashed executions',
	],
	rows: Object.entries(outcomes).map(([way, one]) => [
		way,
		...[one.paid, one.acknowledged, one.lost, one.repeated, one.doubled].map(String),
		...[one.mostAttempts, one.crashed].map(String),
	]),
});
