// Where workflows read their items: a list that may have changed when an execution runs again.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One item of a list: the goods to request a payment for, and other values. */
export interface Row {
	goodname: string;
	[column: string]: string;
}

/** Lists on loopback, each under a name. */
export interface Rows {
	/** The URL of a list, a JSON array */
	url(list: string): string;
	/** Sets a list, or null for one that cannot be read (HTTP 503) */
	set(list: string, rows: Row[] | null): void;
	/** Makes the next reader of a list wait until `release`; resolves once someone reads it */
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
