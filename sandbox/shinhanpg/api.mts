/** `/shinhanpg/v1.0`: records, checks key and parameters, acts, answers; faults may strike. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { bodyText } from '../shared/form.mts';
import {
	isRecord,
	readParameters,
	Refusal,
	unlistedIn,
	type Values,
} from '../shared/parameters.mts';
import { deliver } from '../shared/reply.mts';
import * as acts from './acts.mts';
import { takeFault } from './switches.mts';
import * as tables from './tables.mts';
import type { ApiCall, ShinhanPgContext } from './types.mts';
import type { CallName } from './codes.mts';

interface Call {
	key: 'paymentApiKey' | 'searchApiKey';
	table: (values: Values) => tables.Table;
	act: (ctx: ShinhanPgContext, values: Values, call: string) => Values;
}

const payment = (table: Call['table'], act: Call['act']): Call => ({
	key: 'paymentApiKey',
	table,
	act,
});
const search = (table: tables.Table, act: Call['act']): Call => ({
	key: 'searchApiKey',
	table: () => table,
	act,
});

/** Every documented call and the key it takes. Source: shinhan-pg.txt (키 유형, 토큰 유형). */
const CALLS: Record<CallName, Call> = {
	'POST /v1.0/payments/request': payment(({ pgcode }) => tables.requestTable(pgcode), acts.request),
	'POST /v1.0/payments/confirm': payment(() => tables.CONFIRM, acts.confirm),
	'POST /v1.0/payments/cancel': payment(() => tables.CANCEL_ALL, acts.cancel),
	'POST /v1.0/payments/cancel/partial': payment(() => tables.CANCEL_PART, acts.cancelPart),
	'GET /v1.0/receipt/info/{tid}': search(tables.RECEIPT, acts.receipt),
	'GET /v1.0/payments/confirm-info': search(tables.CONFIRM_INFO, acts.confirmInfo),
	'GET /v1.0/payments/info/card-list': search(tables.BY_PGCODE, acts.cardList),
	'GET /v1.0/payments/info/terms-info-list': search(tables.BY_PGCODE, acts.termsList),
};

function jsonBody(request: FastifyRequest): Values {
	if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return {};
	try {
		const value: unknown = JSON.parse(bodyText(request));
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}

function record(name: CallName, request: FastifyRequest, table: Call['table']): ApiCall {
	const query = { ...(request.query as Values) };
	const sent = request.method === 'GET' ? query : jsonBody(request);
	const unlisted = unlistedIn(sent, table(sent));
	if (request.method !== 'GET') unlisted.push(...Object.keys(query));
	return {
		time: new Date().toISOString(),
		call: name,
		method: request.method,
		url: request.url,
		headers: Object.fromEntries(
			Object.entries(request.headers).map(([header, value]) => [header, String(value)]),
		),
		contentType: request.headers['content-type'] ?? '',
		body: bodyText(request),
		values: { ...sent, ...(request.params as Values) },
		unlisted,
		status: 0,
		answer: '',
	};
}

/** Carries out a call; returns the status and body of the reply. */
function perform(
	ctx: ShinhanPgContext,
	{ call: name, values, headers }: ApiCall,
	{ key, table, act }: Call,
): { status: number; body: Values } {
	const told = takeFault(ctx.switches, 'refuse', { call: name });
	try {
		if (told !== undefined) throw new Refusal('told', told.ret_msg, told.ret_code);
		const isKnown = headers.authorization === `SPGKEY ${ctx.merchant[key]}`;
		if (!isKnown || values.client_id !== ctx.merchant.client_id) {
			throw new Refusal('credentials', 'token is missing or incorrect.', '998');
		}
		const rows = table(values);
		const read = readParameters(values, rows, name.startsWith('GET'));
		tables.checkSizes(read, rows);
		const reply = act(ctx, { ...read, tid: values.tid }, name);
		const verdict = { ret_code: 0, ret_msg: 'OK' };
		const { wrapped } = ctx.switches;
		return {
			status: 200,
			body: wrapped ? { ...verdict, [wrapped]: reply } : { ...verdict, ...reply },
		};
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, message } = error;
		// Only 998 is documented, under HTTP 401.
		const status = code === '998' ? 401 : ctx.switches.refusalHttpStatus;
		return {
			status,
			body: { ret_code: Number(code ?? ctx.switches.refusalCode), ret_msg: message },
		};
	}
}

/** Adds the API to the server. */
export function addApi(app: FastifyInstance, ctx: ShinhanPgContext): void {
	async function handle(
		name: CallName,
		call: Call,
		request: FastifyRequest,
		reply: FastifyReply,
	): Promise<FastifyReply> {
		const entry = record(name, request, call.table);
		ctx.calls.push(entry);
		const latency = takeFault(ctx.switches, 'latencyMs', { call: name });
		if (latency !== undefined) await sleep(latency, undefined, { ref: false });
		const silent = (fault: 'timeoutBeforeActing' | 'timeoutAfterActing'): boolean =>
			takeFault(ctx.switches, fault, { call: name }) !== undefined;
		if (silent('timeoutBeforeActing')) {
			entry.answer = '(처리 없음, 응답 없음)';
			return reply.hijack();
		}
		const { status, body } = perform(ctx, entry, call);
		if (silent('timeoutAfterActing')) {
			entry.answer = '(응답 없음)';
			return reply.hijack();
		}
		void reply.type('application/json; charset=utf-8');
		const own = { status, text: JSON.stringify(body) };
		deliver((fault) => takeFault(ctx.switches, fault, { call: name }), entry, reply, own);
		return reply;
	}
	for (const [name, call] of Object.entries(CALLS) as Array<[CallName, Call]>) {
		const [method, path = ''] = name.split(' ');
		app.route({
			method: method as HTTPMethods,
			url: `/shinhanpg${path.replace('{tid}', ':tid')}`,
			handler: async (request, reply) => await handle(name, call, request, reply),
		});
	}
}
