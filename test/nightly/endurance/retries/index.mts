/** Executions refused, stopped, timed out or killed in the middle of a write, then retried. */
import type { Evidence } from '../../../support/evidence/evidence.mts';
import type { Stage } from '../stage.mts';
import { openScene } from '../scene.mts';
import { retriedAtOnce, retriedTwice, struckTwice } from './again.mts';
import { playAutomatic, struckBefore } from './automatic.mts';
import { cellsOf } from './cells.mts';
import { asEvidence } from './evidence.mts';
import { notesLocked } from './locked.mts';
import { playAll, type Result } from './play.mts';
import { killed, REFUSAL, STOP, TIME_OUT } from './strikes.mts';
import { openWorld } from './world.mts';

const SETTINGS = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** No item is requested twice, and none is lost silently, whatever a retry starts from. */
export async function retries(stage: Stage): Promise<Evidence> {
	const scene = await openScene(stage, SETTINGS);
	const world = await openWorld(scene);
	try {
		const results: Result[] = [];
		for (const strike of [REFUSAL, STOP, TIME_OUT, killed(scene.host)]) {
			const cells = cellsOf(strike, stage.long);
			stage.report(`retries: ${cells.length} executions, ${strike.name} ...`);
			results.push(...(await playAll(world, cells)));
		}
		stage.report('retries: repeats that nobody asks for ...');
		const others = [
			await retriedTwice(world),
			await retriedAtOnce(world, stage.long ? 20 : 2),
			await notesLocked(world, scene.host),
			await struckBefore(world, STOP),
			...(await playAutomatic(world)),
		];
		if (stage.long) {
			const kill = killed(scene.host);
			others.push(await struckTwice(world, kill), await struckBefore(world, kill));
		}
		return asEvidence('retries', results, others);
	} finally {
		await world.close();
	}
}
