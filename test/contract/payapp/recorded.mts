import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { execute } from '../../support/engine.mts';
import type { Execution } from '../../support/engine.mts';
import type { PayAppBench } from '../../support/payapp.mts';
import { entered, requiredRows } from './entries.mts';
import type { Call } from './row.mts';
import { operationOf } from './wire.mts';

interface Seen {
	method: string | undefined;
	url: string | undefined;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** Runs a call with its required values against a bare HTTP server that gives this answer. */
export async function recorded(
	bench: PayAppBench,
	call: Call,
	answer: string,
): Promise<{ seen: Seen[]; done: Execution }> {
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const { method, url, headers } = request;
			seen.push({ method, url, headers, body: Buffer.concat(parts) });
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.end(answer);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	try {
		const done = await execute({
			type: new PayApp(),
			parameters: { ...operationOf(call), ...entered(requiredRows(call)) },
			items: [{}],
			credential: { ...bench.credential, baseUrl: `http://127.0.0.1:${port}` },
		});
		return { seen, done };
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
}
