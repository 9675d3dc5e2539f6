// What a workflow reads its items from: a list that can be another one when an execution is run anew.
import { createServer } from 'node:http';
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
	close(): Promise<void>;
}

export async function openRows(): Promise<Rows> {
	const lists = new Map<string, Row[] | null>();
	const server = createServer((request, response) => {
		const rows = lists.get(request.url?.slice(1) ?? '') ?? null;
		response.writeHead(rows ? 200 : 503, { 'content-type': 'application/json' });
		response.end(JSON.stringify(rows));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: (list) => `${origin}/${list}`,
		set: (list, rows) => void lists.set(list, rows),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
