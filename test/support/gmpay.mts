/** A bench that runs the GMPay node against a bare server, which answers with the manual's samples. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { GmPay } from '../../nodes/GmPay/GmPay.node';
import { runOperation } from './runOperation.mts';
import type { Execution } from './engine.mts';
import type { NodeSettings } from './setup.mts';
import { CALLS } from '../contract/gmpay/table.mts';

/** A request as received */
export interface Seen {
	method: string;
	path: string;
	query: string;
	headers: IncomingHttpHeaders;
	/** Header names in their original case */
	headerNames: string[];
	body: string;
}

/** What the server answers: an object as JSON, text verbatim, or nothing, with a cut connection */
export interface Answer {
	status?: number;
	body?: IDataObject | string;
	cut?: true;
}

export const CREDENTIAL = {
	memberId: 'testid',
	devID: 'partner-1',
	devToken: 'TEST+dev/token==',
	cancelToken: '',
	feedbackToken: 'TEST+feedback/token==',
};

/** A GMPay node against a bare server that records every request */
class GmPayBench {
	readonly seen: Seen[] = [];
	private readonly answers = new Map<string, Answer[]>();
	private readonly server: Server;

	private constructor() {
		this.server = createServer((request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const [path = '', query = ''] = (request.url ?? '').split('?');
				this.seen.push({
					method: request.method ?? '',
					path,
					query,
					headers: request.headers,
					headerNames: request.rawHeaders.filter((_, index) => index % 2 === 0),
					body: Buffer.concat(parts).toString('utf8'),
				});
				const { status = 200, body: text = {}, cut } = this.nextAnswer(path);
				if (cut) return void request.socket.destroy();
				response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
				response.end(typeof text === 'string' ? text : JSON.stringify(text));
			});
		});
	}

	static async start(): Promise<GmPayBench> {
		const bench = new GmPayBench();
		await new Promise<void>((resolve) => bench.server.listen(0, '127.0.0.1', resolve));
		return bench;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Replaces the manual's sample for the next calls to this path; the last answer repeats. */
	answer(path: string, ...answers: Answer[]): void {
		this.answers.set(path, answers);
	}

	private nextAnswer(path: string): Answer {
		const queue = this.answers.get(path);
		const next = queue && queue.length > 1 ? queue.shift() : queue?.[0];
		return next ?? { body: CALLS.find((call) => call.path === path)?.answer };
	}

	reset(): void {
		this.seen.length = 0;
		this.answers.clear();
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** Runs an operation, e.g. "payment.request", for each item. */
	async run(
		operation: string,
		parameters: IDataObject,
		items: IDataObject[] = [{}],
		settings: NodeSettings = {},
		credential: IDataObject = {},
	): Promise<Execution> {
		const whole = { ...CREDENTIAL, baseUrl: this.origin, ...credential };
		return await runGmPay(operation, parameters, items, settings, whole);
	}
}

/** Runs an operation for each item against the base URL of the credential. */
export async function runGmPay(
	operation: string,
	parameters: IDataObject,
	items: IDataObject[],
	settings: NodeSettings,
	credential: IDataObject,
): Promise<Execution> {
	return await runOperation(
		{ type: new GmPay(), operation, parameters, items, credential },
		settings,
	);
}

/** The node and server of a test file that calls `openGmPay` */
export let bench: GmPayBench;

/** Opens them for the tests of a file; each begins with nothing sent and the manual's samples. */
export function openGmPay(): void {
	beforeAll(async () => {
		bench = await GmPayBench.start();
	});
	beforeEach(() => bench.reset());
	afterAll(async () => await bench.close());
}
