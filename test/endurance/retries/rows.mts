// What a workflow reads its items from: a list that can be another one when an execution is run anew.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One item of a list: what a payment is asked for, and other values. */
export interface Row {
	goodname: string;
	[column: string]: string;
}

/** Lists on loopback, each under a name. */
export interface Rows {
	/** Where a list is read: it gives a JSON array */
	url(list: string): string;
	/** Puts a list there, or null for one that cannot be read (HTTP 503) */
	set(list: string, rows: Row[] | null): void;
	/** Who reads a list next waits until `release`; resolves when somebody does */
	hold(list: string): Promise<void>;
	release(): void;
	close(): Promise<void>;
}

export async function openRows(): Promise<Rows> {
	const lists = new Map<string, Row[] | null>();
	const asked = new Map<string, () => void>();
	let free = Promise.resolve();
	let release = () => {};

	async function answer(list: string, response: ServerResponse): Promise<void> {
		asked.get(list)?.();
		if (asked.delete(list)) await free;
		const rows = lists.get(list) ?? null;
		response.writeHead(rows ? 200 : 503, { 'content-type': 'application/json' });
		response.end(JSON.stringify(rows));
	}

	const server = createServer((request, response) => {
		void answer(request.url?.slice(1) ?? '', response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: (list) => `${origin}/${list}`,
		set: (list, rows) => void lists.set(list, rows),
		async hold(list) {
			free = new Promise((resolve) => (release = resolve));
			await new Promise<void>((resolve) => asked.set(list, resolve));
		},
		release: () => release(),
		async close() {
			release();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
