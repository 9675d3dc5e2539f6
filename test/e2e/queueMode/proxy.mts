// In front of n8n in queue mode: production webhooks go to the webhook process, the rest to main.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Paths that only webhook processes answer if main is told to leave production to them. */
const PRODUCTION = /^\/(webhook|webhook-waiting|form|form-waiting|mcp)\//;

/** The origins of n8n's processes; known only once the proxy has an origin of its own. */
export interface Targets {
	main: string;
	webhook: string;
}

/** A reverse proxy on loopback. */
export interface Proxy {
	origin: string;
	/** Where requests go; until set, it answers 503 */
	targets?: Targets;
	close: () => Promise<void>;
}

/** Starts the proxy on a free port. */
export async function startProxy(): Promise<Proxy> {
	const server = createServer((incoming, outgoing) => {
		const { targets } = proxy;
		if (!targets) outgoing.writeHead(503).end();
		else
			passOn(
				PRODUCTION.test(incoming.url ?? '') ? targets.webhook : targets.main,
				incoming,
				outgoing,
			);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const proxy: Proxy = {
		origin: `http://127.0.0.1:${port}`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return proxy;
}

function passOn(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
	const { method, url = '/', headers, socket } = incoming;
	const onward = request(new URL(url, target), {
		method,
		headers: {
			...headers,
			'x-forwarded-for': socket.remoteAddress,
			'x-forwarded-host': headers.host,
			'x-forwarded-proto': 'http',
		},
	});
	onward.on('response', (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
		// A truncated answer must not look complete.
		answer.on('error', () => outgoing.destroy());
	});
	onward.on('error', () => {
		if (!outgoing.headersSent) outgoing.writeHead(502).end();
	});
	// Do not keep waiting once the client has gone.
	outgoing.on('close', () => onward.destroy());
	incoming.pipe(onward);
}
