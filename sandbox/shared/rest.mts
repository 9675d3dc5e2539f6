/** API of a provider with one address per call: records, validates, acts, answers, notifies. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { ApiFaults } from './faults.mts';
import type { Attempt, Delivery, Notifier } from './notifier.mts';
import {
	readParameters,
	Refusal,
	unlistedIn,
	type Parameters,
	type Values,
} from './parameters.mts';
import { bodyValues, record, type Encoding, type Headers, type RestRecord } from './record.mts';
import { deliver, left } from './reply.mts';

export type { Headers, RestRecord };

/** Result of a call that was carried out. */
export interface RestOutcome<D extends Delivery> {
	/** Sent as JSON; a string is sent as is, a refusal in the provider's wording. */
	reply: Values | string | Refusal;
	/** Notifications to send, before or after the reply. */
	after?: D[];
}

/** One documented call. */
export interface RestCall<D extends Delivery> {
	encoding: Encoding;
	/** Whether the manual lists the headers devID and devToken. */
	auth: boolean;
	/** Without those in the path. */
	parameters: Parameters;
	/** Carries out the call; `input` holds its parameters and those of the path. */
	act(input: Values, headers: Headers): RestOutcome<D>;
}

/** A refusal the provider is told to answer with. */
export interface RefusalValue {
	code: string;
	message: string;
}

/** What differs between providers. */
export interface RestProvider<D extends Delivery, A extends Attempt> {
	/** `/name`: the provider's path on the server. */
	prefix: string;
	calls: RestRecord[];
	notifier: Notifier<D, A>;
	/** Takes a call's fault, if it strikes. */
	take<K extends keyof ApiFaults<RefusalValue>>(
		name: K,
		call: string,
	): ApiFaults<RefusalValue>[K] | undefined;
	/** Throws a {@link Refusal} if devID or devToken is wrong. */
	authorize(headers: Headers): void;
	/** Returns the HTTP status and body of a refused call. */
	refusal(call: string, refusal: Refusal): { status: number; body: Values };
	/** Whether notifications are sent before the reply. */
	notifiesFirst(): boolean;
}

interface Answer<D extends Delivery> {
	status: number;
	body: Values | string;
	after: D[];
}

/**
 * Adds a provider's calls to the server, and records calls to addresses it does not have.
 * @param table calls by method and path as documented, `GET /oapi/goods/{id}`
 */
export function addRestCalls<D extends Delivery, A extends Attempt>(
	app: FastifyInstance,
	provider: RestProvider<D, A>,
	table: Record<string, RestCall<D>>,
): void {
	const { prefix, calls, notifier } = provider;

	function act(name: string, call: RestCall<D>, path: Values, entry: RestRecord): Answer<D> {
		const fault = provider.take('refuse', name);
		try {
			if (fault !== undefined) throw new Refusal('told', fault.message, fault.code);
			if (call.auth) provider.authorize(entry.headers);
			const textual = call.encoding !== 'json';
			const input = readParameters(entry.values, call.parameters, textual);
			const { reply, after = [] } = call.act({ ...input, ...path }, entry.headers);
			if (reply instanceof Refusal) return { ...provider.refusal(name, reply), after };
			return { status: 200, body: reply, after };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { ...provider.refusal(name, error), after: [] };
		}
	}

	async function handle(
		name: string,
		call: RestCall<D>,
		request: FastifyRequest,
		reply: FastifyReply,
	): Promise<FastifyReply> {
		const path = { ...(request.params as Values) };
		const query = { ...(request.query as Values) };
		const sent = call.encoding === 'query' ? query : bodyValues(request, call.encoding);
		const entry = record(request, name, { ...sent, ...path });
		entry.unlisted = unlistedIn(sent, call.parameters);
		if (call.encoding !== 'query') entry.unlisted.push(...Object.keys(query));
		calls.push(entry);
		const latency = provider.take('latencyMs', name);
		if (latency !== undefined) await sleep(latency, undefined, { ref: false });
		const { status, body, after } = act(name, call, path, entry);
		const early = provider.notifiesFirst();
		if (early) await notifier.first(after);
		const silent = provider.take('timeoutAfterActing', name) !== undefined;
		if (!early && silent) notifier.send(after);
		else if (!early) notifier.track(left(reply).then(() => notifier.send(after)));
		if (silent) {
			entry.answer = '(응답 없음)';
			return reply.hijack();
		}
		void reply.type('application/json; charset=utf-8');
		if (typeof body === 'string') void reply.removeHeader('content-type');
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		deliver((fault) => provider.take(fault, name), entry, reply, { status, text });
		return reply;
	}

	for (const [name, call] of Object.entries(table)) {
		const [method = '', pattern = ''] = name.split(' ');
		app.route({
			method: method as HTTPMethods,
			url: prefix + pattern.replaceAll(/\{(\w+)\}/g, ':$1'),
			handler: async (request, reply) => await handle(name, call, request, reply),
		});
	}
	app.all(`${prefix}/oapi/*`, (request, reply) => {
		const entry = record(request, '', {});
		Object.assign(entry, { status: 404, answer: '{"status":404,"error":"Not Found"}' });
		calls.push(entry);
		return reply.code(404).type('application/json; charset=utf-8').send(entry.answer);
	});
}
