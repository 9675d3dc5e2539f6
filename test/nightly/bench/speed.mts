import { atLeast, atMost, type Evidence, type Goal } from '../../support/evidence/evidence.mts';
import { prepare, timeOf, type Known } from './items.mts';
import { onStage, type Ground, type Stage } from './stage.mts';
import { inTurns, median } from './turns.mts';
import { OPERATIONS, TITLES, type Load, type Maker, type Operation } from './workflows.mts';

/** Milliseconds that the sandbox waits before answering; fewer items and turns if that is long */
const SERVERS = [
	{ latency: 0, items: 1000, rounds: 5 },
	{ latency: 20, items: 300, rounds: 3 },
];

/** One way to send the items: who, and how many at once */
type Way = { maker: Maker; atOnce?: number };

const WAYS: Record<string, Way> = {
	http: { maker: 'http' },
	bare: { maker: 'bare' },
	one: { maker: 'ours', atOnce: 1 },
	eight: { maker: 'ours', atOnce: 8 },
};

const WAITS =
	'HTTP Request starts all items at once and never waits for an answer in between; so it hides what the server takes. One write at a time is a rule of ours, and 8 reads at once can hide 20 ms only eightfold. The next step is a higher "Parallel Requests" for reads, where a provider allows it.';

const LOCATOR =
	'3.71 in an hour in which the machine was nearly twice as fast as before, 6.89 in the slower one. n8n evaluates the product for each item, as it does for HTTP Request, which gains more from a fast machine, since it sends all its items at once. The next step is to take the value of such a field from the item too, as is done for plain fields.';

/** Measures items per second against HTTP Request, and what the node adds to a bare loop. */
export async function speed(ground: Ground): Promise<Evidence> {
	return await onStage(ground, async (stage) => {
		const known = await prepare(stage);
		const rows: string[][] = [];
		const goals: Goal[] = [];
		for (const { latency, items, rounds } of SERVERS) {
			setLatency(stage, latency);
			for (const operation of OPERATIONS) {
				const took = await measure(stage, operation, { items, rounds }, known);
				const name = `${TITLES[operation]}, ${latency} ms`;
				const rate = (way: string) => (took[way] ? (items * 1000) / took[way] : undefined);
				const ratio = (way: string) => (rate(way) ?? Number.NaN) / (rate('http') ?? Number.NaN);
				rows.push([
					TITLES[operation],
					`${latency} ms`,
					...['http', 'bare', 'one', 'eight'].map((way) => rate(way)?.toFixed(0) ?? '-'),
					ratio('one').toFixed(2),
					took.eight ? ratio('eight').toFixed(2) : '-',
				]);
				ground.report(`${name}: ${ratio('one').toFixed(2)} of HTTP Request`);
				const cause = latency > 0 ? WAITS : undefined;
				goals.push(atLeast(`${name}, one at a time: of HTTP Request`, ratio('one'), 2.5, cause));
				if (took.eight) {
					const why = cause ?? (operation === 'ciderPay' ? LOCATOR : undefined);
					goals.push(atLeast(`${name}, 8 at once: of HTTP Request`, ratio('eight'), 4, why));
				}
				if (latency === 0) {
					const share = 1 - (took.bare ?? Number.NaN) / (took.one ?? Number.NaN);
					goals.push(atMost(`${name}: the node's own share of its time, in %`, share * 100, 10));
				}
			}
		}
		const columns = [
			'Operation',
			'server',
			'HTTP Request, items a second',
			'bare loop',
			'ours, one at a time',
			'ours, 8 at once',
			'ratio, one',
			'ratio, 8',
		];
		const title = 'Items a second, median of the turns';
		return { name: 'speed', tables: [{ title, columns, rows }], goals };
	});
}

/** Returns the milliseconds that each way takes, as the median of the turns. */
async function measure(
	stage: Stage,
	operation: Operation,
	{ items, rounds }: { items: number; rounds: number },
	known: Known,
): Promise<Partial<Record<string, number>>> {
	const contenders: Record<string, () => Promise<number>> = {};
	for (const [name, { maker, atOnce }] of Object.entries(WAYS)) {
		// Writes go out one at a time.
		if (operation === 'payApp' && name === 'eight') continue;
		const load: Load = { items, atOnce };
		contenders[name] = async () => await timeOf(stage, maker, operation, load, known);
	}
	const times = await inTurns(contenders, rounds);
	return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

function setLatency({ sandbox }: Stage, latency: number): void {
	const latencyMs = latency || null;
	Object.assign(sandbox.payapp.switches, { latencyMs });
	Object.assign(sandbox.ciderpay.switches, { latencyMs });
	Object.assign(sandbox.shinhanpg.switches, { latencyMs });
}
