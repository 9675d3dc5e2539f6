import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { N8nHost } from '../../../sandbox/n8n/host.mts';
import type { Check } from '../../package/package.mts';
import type { QueueMode } from './mode.mts';

/** Returns the executions that a process took from the queue, by the log in its own folder. */
export function taken(host: N8nHost): string[] {
	return eventsOf(host)
		.filter(({ eventName }) => eventName === 'n8n.queue.job.dequeued')
		.map(({ payload }) => String(payload?.executionId));
}

/** Checks that a test run really was in queue mode: both workers did the work, and nobody else. */
export function checkSpread(mode: QueueMode): Check[] {
	const { main, webhook, workers } = mode;
	return [
		...workers.map((worker, index) => ({
			name: `worker ${index + 1} took executions from the queue`,
			problem: taken(worker).length > 0 ? '' : 'none',
		})),
		...Object.entries({ main, webhook }).map(([name, host]) => {
			const nodes = eventsOf(host).filter(({ eventName }) => eventName === 'n8n.node.started');
			return {
				name: `the ${name} process ran no node`,
				problem: nodes.length === 0 ? '' : `${nodes.length} nodes`,
			};
		}),
	];
}

interface Event {
	eventName?: string;
	payload?: Record<string, unknown>;
}

function eventsOf({ userFolder }: N8nHost): Event[] {
	const folder = join(userFolder, '.n8n');
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => /^n8nEventLog.*\.log$/.test(name))
		.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
		.filter((line) => line.endsWith('}'))
		.map((line) => JSON.parse(line) as Event);
}
