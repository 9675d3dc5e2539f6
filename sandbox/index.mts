/** The sandbox: a development server that simulates payment providers, each under a prefix. */
import Fastify from 'fastify';
import { createPayApp, type PayAppSandbox } from './payapp/index.mts';

export type { PayAppSandbox } from './payapp/index.mts';
export type { Fault, FaultRule, Switches } from './payapp/switches.mts';
export type {
	ApiCall,
	CashReceipt,
	Fields,
	NotificationAttempt,
	PaymentRequest,
	Seller,
} from './payapp/types.mts';

/** A running sandbox. Two of them share nothing. */
export interface Sandbox {
	/** `http://127.0.0.1:<port>`. */
	readonly origin: string;
	/** PayApp, under `<origin>/payapp`. */
	readonly payapp: PayAppSandbox;
	/** Stops the server, open connections included. */
	close(): Promise<void>;
}

/**
 * Starts a sandbox on 127.0.0.1.
 * @param options.port default 0: any free port
 */
export async function createSandbox(options: { port?: number } = {}): Promise<Sandbox> {
	const app = Fastify({ forceCloseConnections: true });
	let origin = '';
	// Bodies stay bytes: the record keeps them as sent, and each route decodes its own.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
		done(null, body);
	});
	const payapp = createPayApp(app, () => origin);
	origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	return {
		origin,
		payapp,
		async close() {
			await payapp.close();
			await app.close();
		},
	};
}
