// The way from n8n to the sandbox: PayApp acts at once, and its answer comes when the test lets it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy on loopback that can keep the answer for one of the goods back. */
export interface Gate {
	origin: string;
	/** The answer for these goods waits until `release`; the first one only, a later try gets through */
	hold(goods: string): void;
	/** Whether n8n has asked for these goods and waits for the answer */
	isHolding(goods: string): boolean;
	release(): void;
	close(): Promise<void>;
}

/** Opens the way to a sandbox. */
export async function openGate(sandbox: string): Promise<Gate> {
	const wanted = new Set<string>();
	const holding = new Map<string, () => void>();

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		const reply = await fetch(new URL(request.url ?? '/', sandbox), {
			method: request.method,
			headers: { 'content-type': request.headers['content-type'] ?? '' },
			body,
		});
		const text = await reply.text();
		const goods = new URLSearchParams(body).get('goodname') ?? '';
		if (wanted.delete(goods)) {
			await new Promise<void>((resolve) => holding.set(goods, resolve));
		}
		response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' });
		response.end(text);
	}

	const server = createServer((request, response) => {
		// What the sandbox drops, n8n sees dropped.
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const release = () => {
		wanted.clear();
		for (const go of holding.values()) go();
		holding.clear();
	};
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		hold: (goods) => void wanted.add(goods),
		isHolding: (goods) => holding.has(goods),
		release,
		async close() {
			release();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
