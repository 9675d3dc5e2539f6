import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A notification as it came, and where to */
export interface Notice {
	/** Path and query */
	path: string;
	contentType: string;
	body: Buffer;
}

interface HookAnswer {
	status?: number;
	body: string;
}

/** A merchant's server that waits for notifications */
export interface HookServer {
	/** Its address, without a path */
	origin: string;
	close: () => Promise<void>;
}

/** Starts a merchant's server, which passes each notification to `take` and answers what it gives. */
export async function startHookServer(
	take: (notice: Notice) => HookAnswer | Promise<HookAnswer>,
): Promise<HookServer> {
	const server = createServer((incoming, outgoing) => {
		const parts: Buffer[] = [];
		const answer = async () => {
			const contentType = incoming.headers['content-type'] ?? '';
			const notice = { path: incoming.url ?? '', contentType, body: Buffer.concat(parts) };
			const { status = 200, body } = await take(notice);
			outgoing.writeHead(status, status === 200 ? {} : { location: '/elsewhere' }).end(body);
		};
		incoming.on('data', (part: Buffer) => parts.push(part)).on('end', () => void answer());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
