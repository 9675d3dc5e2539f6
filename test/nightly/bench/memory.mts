import { readFileSync, writeFileSync } from 'node:fs';

import { sleep } from '../../../sandbox/n8n/command.mts';
import { atMost, type Evidence, type Goal } from '../../support/evidence/evidence.mts';
import { prepare, timeOf } from './items.mts';
import { onStage, type Ground } from './stage.mts';
import { inTurns, median } from './turns.mts';
import { OPERATIONS, TITLES, type Maker, type Operation } from './workflows.mts';

const MANY = 10_000;
const FEW = 100;
const ROUNDS = 2;
const MEBIBYTE = 1024 * 1024;

const LOCATOR =
	'0.93, 1.00 and 1.05 in three runs. n8n evaluates the expression in the product for each item, as it does for HTTP Request, and the memory of that is not cleared before V8 needs it. The next step is to take the value of such a field from the item too, as is done for plain fields.';

const NOT_CLEARED =
	"most of it is what V8 has not cleared away yet: after a collection in the middle of 10,000 requests n8n's heap stood 6 MB above where it had been before them, less than 1 kB an item for the results and what a retry needs. Of 1.75 GB that such a run makes and drops, checking the items makes 0.18 and n8n nearly all the rest: its requests, its notes of what goes out, the run that it saves (heap profile). The next step is to write shorter notes.";

interface Strain {
	/** Peak memory during the run, beyond what n8n used before it, in bytes */
	peak: number;
	/** Milliseconds per item, over many and over few items */
	many: number;
	few: number;
}

/** Measures peak memory at 10,000 items against HTTP Request, and cost per item against 100. */
export async function memory(ground: Ground): Promise<Evidence> {
	const rows: string[][] = [];
	const goals: Goal[] = [];
	for (const operation of OPERATIONS) {
		const strain = (maker: Maker) => async () => await strainOf(ground, maker, operation);
		const { ours, http } = await inTurns({ ours: strain('ours'), http: strain('http') }, ROUNDS, 0);
		const of = (rounds: Strain[], figure: keyof Strain) =>
			median(rounds.map((round) => round[figure]));
		const peaks = of(ours, 'peak') / of(http, 'peak');
		const flat = of(ours, 'many') / of(ours, 'few');
		rows.push([
			TITLES[operation],
			(of(ours, 'peak') / MEBIBYTE).toFixed(0),
			(of(http, 'peak') / MEBIBYTE).toFixed(0),
			peaks.toFixed(2),
			of(ours, 'few').toFixed(2),
			of(ours, 'many').toFixed(2),
			of(http, 'many').toFixed(2),
		]);
		ground.report(`${TITLES[operation]}: memory ${peaks.toFixed(2)}, an item ${flat.toFixed(2)}`);
		const cause = { payApp: NOT_CLEARED, ciderPay: LOCATOR, shinhanPg: undefined }[operation];
		goals.push(atMost(`${TITLES[operation]}: peak memory, of HTTP Request`, peaks, 1, cause));
		goals.push(
			atMost(`${TITLES[operation]}: an item among ${MANY}, of one among ${FEW}`, flat, 1.25),
		);
	}
	const columns = [
		'Operation',
		'peak, MiB',
		'HTTP Request, MiB',
		'ratio',
		`ms an item, ${FEW} items`,
		`ms an item, ${MANY} items`,
		`HTTP Request, ${MANY} items`,
	];
	const title = `Memory beyond that of n8n at rest, and time an item; n8n started anew for each run, median of ${ROUNDS}`;
	return { name: 'memory', tables: [{ title, columns, rows }], goals };
}

async function strainOf(ground: Ground, maker: Maker, operation: Operation): Promise<Strain> {
	return await onStage(ground, async (stage) => {
		const known = await prepare(stage);
		const { pid } = stage.host;
		if (!pid) throw new Error('n8n runs without a number');
		const run = async (items: number) =>
			(await timeOf(stage, maker, operation, { items }, known)) / items;
		// What is loaded and compiled once is not a cost per item.
		await run(FEW);
		const few = median([await run(FEW), await run(FEW), await run(FEW)]);
		await sleep(3000);
		const before = memoryOf(pid, 'VmRSS');
		// Resets the peak so far (proc(5): clear_refs).
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
		const many = await run(MANY);
		return { peak: memoryOf(pid, 'VmHWM') - before, few, many };
	});
}

function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const [, kibibytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
	return Number(kibibytes) * 1024;
}
