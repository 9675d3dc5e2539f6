/** A shop on loopback that takes orders from workflows and counts them by event. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

import { sleep } from '../../../sandbox/n8n/command.mts';

/** How often something was ordered, by `eventId`. */
export type Times = ReadonlyMap<string, number>;

/** The shop, as a test sees it. */
export interface Effects {
	/** Where an effect happens each time it is requested: `<origin>/effect` */
	readonly effectUrl: string;
	/** Where an `eventId` is entered once; answers whether this was the first: `{ "first": true }` */
	readonly entryUrl: string;
	/** What has happened at `effectUrl` */
	readonly happened: Times;
	/** What was requested at `entryUrl`, refused entries included */
	readonly asked: Times;
	/** Counts the database entries of each `eventId` */
	entries(): Times;
	/** Orders being worked on */
	readonly working: number;
	/** Resolves once nothing has arrived for this many milliseconds. */
	quiet(milliseconds: number): Promise<void>;
	close(): Promise<void>;
}

/**
 * Opens the shop. Its database is SQLite in memory, with `eventId` as a unique key.
 * @param workMs how long it works on an order before answering; the effect counts from the start
 */
export async function openEffects(workMs = 0): Promise<Effects> {
	const happened = new Map<string, number>();
	const asked = new Map<string, number>();
	const database = new DatabaseSync(':memory:');
	database.exec('CREATE TABLE entry (eventId TEXT NOT NULL UNIQUE)');
	const insert = database.prepare('INSERT INTO entry (eventId) VALUES (?) ON CONFLICT DO NOTHING');
	const select = database.prepare('SELECT eventId, COUNT(*) AS times FROM entry GROUP BY eventId');
	let lastArrival = Date.now();
	let working = 0;

	function answer(path: string | undefined, eventId: string): object {
		lastArrival = Date.now();
		if (path === '/effect') {
			count(happened, eventId);
			return { eventId };
		}
		count(asked, eventId);
		return { first: insert.run(eventId).changes === 1, eventId };
	}

	const server = createServer((request, response) => {
		void (async () => {
			const reply = JSON.stringify(answer(request.url, await eventIdOf(request)));
			working += 1;
			await sleep(workMs);
			working -= 1;
			response.writeHead(200, { 'content-type': 'application/json' }).end(reply);
		})();
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		effectUrl: `${origin}/effect`,
		entryUrl: `${origin}/entry`,
		happened,
		asked,
		entries: () => new Map(select.all().map((row) => [String(row.eventId), Number(row.times)])),
		get working() {
			return working;
		},
		async quiet(milliseconds) {
			const since = Date.now();
			for (;;) {
				const left = Math.max(since, lastArrival) + milliseconds - Date.now();
				if (left <= 0) return;
				await sleep(left);
			}
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			database.close();
		},
	};
}

async function eventIdOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	return String((JSON.parse(text) as { eventId?: unknown }).eventId);
}

function count(times: Map<string, number>, eventId: string): void {
	times.set(eventId, (times.get(eventId) ?? 0) + 1);
}
