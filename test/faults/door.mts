import { connect, createServer, type Server } from 'node:net';

/** Below the ephemeral ports, so that nothing else takes the port of a shut door */
const [FIRST, LAST] = [20_000, 30_000];

/** A TCP proxy to a sandbox that can be shut, so that nobody listens, while the sandbox runs. */
export class Door {
	private readonly target: number;
	private port = 0;
	private server: Server | undefined;

	private constructor(target: number) {
		this.target = target;
	}

	static async to(origin: string): Promise<Door> {
		const door = new Door(Number(new URL(origin).port));
		for (let tries = 0; tries < 100; tries += 1) {
			door.port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
			if (await door.open().then(() => true, isTaken)) return door;
		}
		throw new Error('no free port');
	}

	get origin(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Starts listening unless it already is. */
	async open(): Promise<void> {
		if (this.server) return;
		const server = createServer((near) => {
			const far = connect(this.target, '127.0.0.1');
			near.on('error', () => far.destroy()).pipe(far);
			far.on('error', () => near.destroy()).pipe(near);
		});
		this.server = server;
		await new Promise<void>((resolve, reject) => {
			server.once('listening', resolve).once('error', (error) => {
				this.server = undefined;
				reject(error);
			});
			server.listen(this.port, '127.0.0.1');
		});
	}

	/** Stops listening at once; open connections go on. */
	shut(): void {
		this.server?.close();
		this.server = undefined;
	}
}

function isTaken(error: unknown): false {
	if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
	throw error;
}
