/** The sandbox: a development server that simulates payment providers, each under a prefix. */
import Fastify from 'fastify';
import { createCiderPay } from './ciderpay/index.mts';
import { type CiderPaySandbox } from './ciderpay/sandbox.mts';
import { createGmPay } from './gmpay/index.mts';
import { type GmPaySandbox } from './gmpay/sandbox.mts';
import { createPayApp, type PayAppSandbox } from './payapp/index.mts';
import type { Board } from './shared/board.mts';
import { addGate } from './shared/gate.mts';
import { Hosts } from './shared/hosts.mts';
import { createShinhanPg, type ShinhanPgSandbox } from './shinhanpg/index.mts';

export type { CiderPaySandbox } from './ciderpay/sandbox.mts';
export type { GmPaySandbox } from './gmpay/sandbox.mts';
export type { PayAppSandbox } from './payapp/index.mts';
export type { ShinhanPgSandbox } from './shinhanpg/index.mts';
export type { Fields, Seller } from './payapp/types.mts';

/** A running sandbox. Two of them share nothing. */
export interface Sandbox {
	/** `http://127.0.0.1:<port>`. */
	readonly origin: string;
	/** PayApp, under `<origin>/payapp`. */
	readonly payapp: PayAppSandbox;
	/** CiderPay, under `<origin>/ciderpay`. */
	readonly ciderpay: CiderPaySandbox;
	/** GMPay, under `<origin>/gmpay`. */
	readonly gmpay: GmPaySandbox;
	/** Shinhan PG, under `<origin>/shinhanpg`. */
	readonly shinhanpg: ShinhanPgSandbox;
	/** Stops the server and closes open connections. */
	close(): Promise<void>;
}

/** Maximum size of a request body, in bytes; images come in it as base64. */
const BODY_LIMIT = 64 * 1024 * 1024;

/**
 * Starts a sandbox on 127.0.0.1.
 * @param options.port default 0: any free port
 * @param options.hosts names besides loopback by which it may be called, and which it may notify
 */
export async function createSandbox(
	options: { port?: number; hosts?: readonly string[] } = {},
): Promise<Sandbox> {
	const app = Fastify({ forceCloseConnections: true, bodyLimit: BODY_LIMIT });
	let origin = '';
	const boards: Board[] = [];
	const hosts = new Hosts(options.hosts);
	addGate(app, hosts);
	// Bodies stay bytes: the record keeps them as sent, and each route decodes its own.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
		done(null, body);
	});
	const payapp = createPayApp(app, () => origin, boards, hosts);
	const ciderpay = createCiderPay(app, () => origin, boards, hosts);
	const gmpay = createGmPay(app, () => origin, boards, hosts);
	const shinhanpg = createShinhanPg(app, () => origin);
	origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	return {
		origin,
		payapp,
		ciderpay,
		gmpay,
		shinhanpg,
		async close() {
			await Promise.all([payapp, ciderpay, gmpay].map((one) => one.close()));
			await app.close();
		},
	};
}
