import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Answers a connection once its whole request has arrived */
export type Script = (socket: Socket, request: string) => void;

/** A loopback server that answers with exactly the bytes it is told, even if they are not HTTP */
export class ScriptedServer {
	readonly requests: string[] = [];
	script: Script = (socket) => socket.end();
	private readonly server: Server;
	private readonly sockets = new Set<Socket>();

	private constructor() {
		this.server = createServer((socket) => {
			this.sockets.add(socket);
			socket.on('error', () => {});
			let text = '';
			socket.on('data', (chunk) => {
				// A TLS handshake: this server has no TLS.
				if (text === '' && chunk[0] === 0x16) return socket.end('HTTP/1.1 400 X\r\n\r\n');
				text += chunk.toString('latin1');
				const head = text.indexOf('\r\n\r\n');
				const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
				if (head < 0 || text.length < head + 4 + length) return undefined;
				this.requests.push(text);
				this.script(socket, text);
				text = '';
				return undefined;
			});
		});
	}

	static async start(): Promise<ScriptedServer> {
		const scripted = new ScriptedServer();
		await new Promise<void>((resolve) => scripted.server.listen(0, '127.0.0.1', resolve));
		return scripted;
	}

	get address(): string {
		return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** Returns a script that sends a complete HTTP answer. */
export const answer =
	(body: string, status = 200): Script =>
	(socket) =>
		socket.end(
			`HTTP/1.1 ${status} X\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
		);
