import { newLogin } from '../../../sandbox/demo/stage.mts';
import { sleep } from '../../../sandbox/n8n/command.mts';
import { N8nRest } from '../../../sandbox/n8n/rest.mts';
import type { Stage } from '../../nightly/endurance/stage.mts';
import { exactly, type Evidence } from '../../support/evidence/evidence.mts';
import { listOfItems, openBenchAt, publish, requestPayment } from '../host/bench.mts';
import { strikeAmidst, type Aftermath, type Harm } from './harm.mts';
import { startQueueMode } from './mode.mts';

/** n8n's own settings: a lock of 60 s, checked every 30 s, twice before it counts. */
const MISSED_AFTER = 120_000;
/** The same, shortened so that the short form need not wait. */
const SOON = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1500',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};
const SOON_MISSED_AFTER = 12_000;

const KILLED: Harm = {
	name: 'worker killed (SIGKILL)',
	strike: async (_, worker) => await worker.kill(),
	mend: async (_, worker) => await worker.start(),
};

const ALL_KILLED: Harm = {
	name: 'worker, webhook process and main killed',
	strike: async ({ main, webhook }, worker) => {
		await Promise.all([worker, webhook, main].map(async (host) => await host.kill()));
	},
	// Main looks for lost executions on start: after Bull has missed the worker.
	mend: async ({ main, webhook }, worker, missedAfter) => {
		await sleep(missedAfter);
		await main.start();
		await Promise.all([worker.start(), webhook.start()]);
	},
};

const STANDING_STILL: Harm = {
	name: 'worker stands still, retried, goes on (SIGSTOP, SIGCONT)',
	strike: async (_, worker) => {
		worker.signal('SIGSTOP');
	},
	mend: async (_, worker) => {
		worker.signal('SIGCONT');
	},
	retryFirst: true,
};

/** Long form: all, with n8n's settings. Short: the one only our write-ahead log helps against. */
const harms = (long: boolean): Harm[] =>
	long ? [KILLED, ALL_KILLED, STANDING_STILL] : [ALL_KILLED];

/** Measures whether n8n in queue mode sends a payment request twice when it loses a process. */
export async function lostProcesses({
	root,
	n8n,
	tarball,
	long,
	report,
}: Stage): Promise<Evidence> {
	const env: Record<string, string> = long ? {} : SOON;
	const mode = await startQueueMode({ root, n8n, tarball, report, env });
	try {
		const login = newLogin();
		await new N8nRest(mode.origin).signIn(login);
		const bench = await openBenchAt({ origin: mode.origin, logFile: mode.logFile, login });
		try {
			const workflow = await publish(bench, [...listOfItems(), requestPayment(bench)]);
			const found: Aftermath[] = [];
			for (const harm of harms(long)) {
				report(`queue mode: ${harm.name} ...`);
				const missedAfter = long ? MISSED_AFTER : SOON_MISSED_AFTER;
				found.push(await strikeAmidst(bench, mode, workflow, harm, missedAfter));
			}
			return asEvidence(found);
		} finally {
			await bench.close();
		}
	} finally {
		await mode.dispose();
	}
}

function asEvidence(found: Aftermath[]): Evidence {
	const rows = found.map(
		({ harm, before, byItself, byRetry, twice, never, status, seconds, retry }) => [
			harm,
			...[before, byItself, status, seconds, byRetry, retry, twice, never].map(String),
		],
	);
	return {
		name: 'queue-lost-processes',
		tables: [
			{
				title: 'Six payment requests in queue mode, struck at the third',
				columns: [
					'what happened',
					'sent before',
					'sent later by n8n',
					'execution',
					'known after s',
					'sent by Retry',
					'retry',
					'twice',
					'never',
				],
				rows,
			},
		],
		goals: found.map(({ harm, twice }) => exactly(`items sent twice: ${harm}`, twice, 0)),
	};
}
