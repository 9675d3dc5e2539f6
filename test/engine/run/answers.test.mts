/** Answers that are late, partial, too large or missing, over loopback. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IDataObject, INodeType } from 'n8n-workflow';

import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';
import { GmPay } from '../../../nodes/GmPay/GmPay.node';
import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { ShinhanPg } from '../../../nodes/ShinhanPg/ShinhanPg.node';
import { execute } from '../../support/engine.mts';
import { answer, ScriptedServer } from '../../support/script.mts';
import type { Script } from '../../support/script.mts';

let server: ScriptedServer;
beforeAll(async () => {
	server = await ScriptedServer.start();
});
beforeEach(() => {
	server.requests.length = 0;
});
afterAll(async () => await server.close());

const PROVIDERS: Array<[string, INodeType, string, IDataObject, IDataObject]> = [
	[
		'PayApp',
		new PayApp(),
		'storedCard.charge',
		{ encBill: 'TEST+bill/key==', goodname: 'x', price: 1000, recvphone: '010-0000-0000' },
		{ userid: 'u', linkkey: 'TEST+key/of=shop==', linkval: 'v' },
	],
	[
		'CiderPay',
		new CiderPay(),
		'registeredCard.charge',
		{ memberID: 'm', mpToken: 'TEST-mp', goodName: 'x', price: 1000, content: 'x' },
		{ devID: 'd', devToken: 'TEST-dev' },
	],
	[
		'GMPay',
		new GmPay(),
		'payment.cancel',
		{ memberId: 'm', orderNo: '1', cancelToken: 'TEST-cancel' },
		{},
	],
	[
		'Shinhan PG',
		new ShinhanPg(),
		'payment.cancel',
		{ tid: 't', user_id: 'u', amount: 1000, cncl_rsn: 'x' },
		{ client_id: 'o2o', paymentApiKey: 'TEST-pay', searchApiKey: 'TEST-search', ip_addr: '::1' },
	],
];

async function run(
	[, type, operation, parameters, credential]: (typeof PROVIDERS)[number],
	script: Script,
	baseUrl = `http://${server.address}`,
) {
	server.script = script;
	const [resource, name] = operation.split('.');
	return await execute({
		type,
		parameters: { resource, operation: name, ...parameters, options: { timeout: 1 } },
		items: [{}],
		credential: { ...credential, baseUrl } as ICredentialDataDecryptedObject,
		settings: { onError: 'continueRegularOutput' },
	});
}
const outcomeOf = async (...given: Parameters<typeof run>) =>
	(await run(...given)).json[0]?.error as { outcome: string; description: string };

const drip =
	(head: string, every: number): Script =>
	(socket) => {
		socket.write(head);
		const timer = setInterval(() => socket.write('x'), every);
		socket.on('close', () => clearInterval(timer));
	};
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n';

describe.each(PROVIDERS)('%s', (...provider) => {
	it.each([
		['never begins', () => {}],
		['trickles', drip(HEAD, 100)],
		['trickles in its head', drip('HTTP/1.1 200 OK\r\nX-A: ', 100)],
		['stands still', (socket) => socket.write(`${HEAD}state=1`)],
		[
			'trickles in chunks',
			drip('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n', 100),
		],
	] as Array<[string, Script]>)(
		'gives up an answer that %s after the time-out',
		async (_, script) => {
			const started = Date.now();
			const failed = await outcomeOf(provider, script);
			expect(failed).toMatchObject({
				outcome: 'unknown',
				description: expect.stringContaining('No answer came in time'),
			});
			expect(Date.now() - started).toBeLessThan(3_000);
			expect(server.requests).toHaveLength(1);
		},
	);

	it('does not read an answer of any length', async () => {
		const block = Buffer.alloc(1024 * 1024, 'x');
		let written = 0;
		const failed = await outcomeOf(provider, (socket) => {
			socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${100 * block.length}\r\n\r\n`);
			const more = () => {
				while (!socket.destroyed && written < 100) {
					written++;
					if (!socket.write(block)) return socket.once('drain', more);
				}
				return socket;
			};
			more();
		});
		expect(failed.outcome).toBe('unknown');
		expect(written).toBeLessThan(60);
	});

	it.each([
		['is reset before it begins', (socket) => socket.resetAndDestroy()],
		[
			'is reset half way',
			(socket) =>
				socket.write(`${HEAD}state=1`, () => setTimeout(() => socket.resetAndDestroy(), 50)),
		],
		['ends before it begins', (socket) => socket.end()],
		['ends half way', (socket) => socket.end(`${HEAD}state=1&mul_no=1`)],
		['is no HTTP', (socket) => socket.end('state=1&mul_no=12')],
		['is empty', answer('')],
	] as Array<[string, Script]>)(
		'does not know how a call ended whose answer %s',
		async (_, script) => {
			const failed = await outcomeOf(provider, script);
			expect(failed.outcome).toBe('unknown');
			expect(server.requests).toHaveLength(1);
		},
	);

	it.each([
		['https', () => `https://${server.address}`],
		['ftp', () => `ftp://${server.address}`],
		['no protocol', () => server.address],
		['file', () => 'file:///etc/hosts'],
	])('sends nothing to a base URL with %s', async (_, baseUrl) => {
		const failed = await outcomeOf(
			provider,
			(socket) => socket.end('HTTP/1.1 400 X\r\n\r\n'),
			baseUrl(),
		);
		expect(failed.outcome).toBe('notSent');
		expect(server.requests).toEqual([]);
	});
});

describe('PayApp', () => {
	const payApp = PROVIDERS[0]!;
	it('is not believed where its answer was cut and nothing announced its end', async () => {
		const cut: Script = (socket) =>
			socket.end('HTTP/1.1 200 OK\r\n\r\nstate=1&errorMessage=&mul_no=12');
		expect((await outcomeOf(payApp, cut)).outcome).toBe('unknown');
	});

	it('is believed where its answer is whole', async () => {
		const done = await run(payApp, answer('state=1&errorMessage=&price=1000&mul_no=12'));
		expect(done.json).toEqual([{ mul_no: '12', price: 1000, charged: true }]);
	});
});
