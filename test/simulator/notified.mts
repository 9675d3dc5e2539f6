import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A notification as it came, and where to */
export interface Notice {
	path: string;
	contentType: string;
	body: string;
}

export interface Notified {
	/** The server's address, without a path */
	origin: string;
	close: () => Promise<void>;
}

/** Starts a merchant's server, which passes each notification to `take` and answers what it gives. */
export async function listen(
	take: (notice: Notice) => { status?: number; body: string },
): Promise<Notified> {
	const server = createServer((incoming, outgoing) => {
		let body = '';
		incoming.setEncoding('utf8').on('data', (part: string) => (body += part));
		incoming.on('end', () => {
			const contentType = incoming.headers['content-type'] ?? '';
			const { status = 200, body: text } = take({ path: incoming.url ?? '', contentType, body });
			outgoing.writeHead(status, status === 200 ? {} : { location: '/elsewhere' }).end(text);
		});
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
