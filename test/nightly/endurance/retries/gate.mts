// Stands between n8n and the sandbox: PayApp acts at once, and the test decides when its answer
// comes. Until `release` it can also refuse in the sandbox's name, which then gets no request.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy on loopback that can hold back the answer for given goods. */
export interface Gate {
	origin: string;
	/** Holds the answer for these goods until `release`; only the first, a later try gets through */
	hold(goods: string): void;
	/** Lets PayApp act for these goods, then cuts the connection before its answer; once */
	cut(goods: string): void;
	/** Refuses these goods */
	refuse(goods: string): void;
	/** Whether n8n has requested these goods and is waiting for the answer */
	isHolding(goods: string): boolean;
	/** Lets everything through from now on, or only these goods */
	release(...goods: string[]): void;
	close(): Promise<void>;
}

/** A missing or invalid value (payapp.txt: error codes). */
const REFUSAL = 'state=0&errorMessage=&errno=70020';

/** Opens a gate to a sandbox. */
export async function openGate(sandbox: string): Promise<Gate> {
	const wanted = new Set<string>();
	const cut = new Set<string>();
	const refused = new Set<string>();
	const holding = new Map<string, () => void>();

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		const goods = new URLSearchParams(body).get('goodname') ?? '';
		if (refused.has(goods)) {
			response.end(REFUSAL);
			return;
		}
		const reply = await fetch(new URL(request.url ?? '/', sandbox), {
			method: request.method,
			headers: { 'content-type': request.headers['content-type'] ?? '' },
			body,
		});
		const text = await reply.text();
		if (cut.delete(goods)) throw new Error('cut');
		if (wanted.delete(goods)) {
			await new Promise<void>((resolve) => holding.set(goods, resolve));
		}
		response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' });
		response.end(text);
	}

	const server = createServer((request, response) => {
		// Cut, or dropped by the sandbox.
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const release = (...goods: string[]) => {
		if (goods.length === 0) for (const set of [wanted, cut, refused]) set.clear();
		for (const one of goods.length > 0 ? goods : holding.keys()) {
			refused.delete(one);
			holding.get(one)?.();
			holding.delete(one);
		}
	};
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		hold: (goods) => void wanted.add(goods),
		cut: (goods) => void cut.add(goods),
		refuse: (goods) => void refused.add(goods),
		isHolding: (goods) => holding.has(goods),
		release,
		async close() {
			release();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
