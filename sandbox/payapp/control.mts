/** The sandbox's controls over HTTP: state, switches, what buyer and seller do. Not PayApp's. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { text } from './check.mts';
import { isMethodName } from './codes.mts';
import { bodyText, formFields, isForm } from './form.mts';
import { cancelByBuyer, cancelBySeller, deposit, pay } from './payments.mts';
import { SWITCH_TABLE, isSwitchName, setSwitches } from './switch-table.mts';
import type { Fields, PayAppContext, PaymentRequest } from './types.mts';

/** The state of the sandbox as JSON; maps become objects. */
export function stateOf(ctx: PayAppContext): Record<string, unknown> {
	const { base, calls, notifications, switches } = ctx;
	return {
		base,
		apiUrl: `${base}/oapi/apiLoad.html`,
		sellers: [...ctx.sellers.values()],
		switches,
		requests: [...ctx.requests.values()],
		cashReceipts: [...ctx.cashReceipts.values()],
		subaccounts: Object.fromEntries(ctx.subaccounts),
		calls,
		notifications,
		pending: ctx.notifier.pending,
		held: ctx.notifier.held,
	};
}

function fromForm(request: FastifyRequest): boolean {
	return isForm(request.headers['content-type'] ?? '');
}

/** A body as fields, from a form or from JSON. */
function fieldsOf(request: FastifyRequest): Fields {
	if (fromForm(request)) return formFields(request);
	const body = bodyText(request);
	const fields: Fields = {};
	if (body === '') return fields;
	const parsed: unknown = JSON.parse(body);
	if (typeof parsed !== 'object' || parsed === null) return fields;
	for (const [name, value] of Object.entries(parsed)) fields[name] = String(value);
	return fields;
}

/** Reads one line of the control page: a value as JSON, or as it stands when it is no JSON. */
function switchFromForm(fields: Fields): Record<string, unknown> {
	const name = text(fields, 'name');
	const raw = text(fields, 'value');
	if (!isSwitchName(name)) throw new Error(`모르는 스위치: ${name}`);
	const { kind, fault } = SWITCH_TABLE[name];
	if (fault && raw === '') return { [name]: null };
	if (kind === 'text' || Array.isArray(kind)) return { [name]: raw };
	let value: unknown = raw;
	try {
		value = JSON.parse(raw);
	} catch {
		// A text it is.
	}
	const times = text(fields, 'times');
	const cmd = text(fields, 'cmd');
	if (!fault || (times === '' && cmd === '')) return { [name]: value };
	const limit = times === '' ? {} : { times: Number(times) };
	return { [name]: { value, ...limit, ...(cmd === '' ? {} : { cmd }) } };
}

function perform(
	ctx: PayAppContext,
	action: string,
	mul_no: string,
	fields: Fields,
): PaymentRequest {
	if (action === 'deposit') return deposit(ctx, mul_no);
	if (action === 'cancel-by-buyer') return cancelByBuyer(ctx, mul_no);
	if (action === 'cancel-by-seller') return cancelBySeller(ctx, mul_no);
	if (action !== 'pay') throw new Error(`모르는 동작: ${action}`);
	const method = text(fields, 'method') || 'card';
	if (!isMethodName(method)) throw new Error(`모르는 결제수단: ${method}`);
	const pay_memo = text(fields, 'pay_memo');
	return pay(ctx, mul_no, { method, pay_memo, pay_addr: text(fields, 'pay_addr') });
}

/** Answers a form with the page it came from, and a program with JSON. */
function done(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
	return fromForm(request) ? reply.redirect('/', 303) : reply.send(value);
}

function refused(reply: FastifyReply, error: unknown): FastifyReply {
	return reply.code(400).send({ error: error instanceof Error ? error.message : String(error) });
}

/**
 * Adds the controls to the server.
 * @param reset puts the sandbox back to its beginning
 */
export function addControl(app: FastifyInstance, ctx: PayAppContext, reset: () => void): void {
	app.get('/payapp/control', (_request, reply) => reply.send(stateOf(ctx)));
	app.get('/payapp/control/idle', async (_request, reply) => {
		await ctx.notifier.idle();
		return reply.send(stateOf(ctx));
	});
	app.post('/payapp/control/switches', (request, reply) => {
		try {
			const changes: unknown = fromForm(request)
				? switchFromForm(formFields(request))
				: JSON.parse(bodyText(request));
			setSwitches(ctx.switches, changes);
		} catch (error) {
			return refused(reply, error);
		}
		return done(request, reply, ctx.switches);
	});
	app.post('/payapp/control/reset', (request, reply) => {
		reset();
		return done(request, reply, stateOf(ctx));
	});
	app.post('/payapp/control/release', (request, reply) => {
		ctx.notifier.release();
		return done(request, reply, stateOf(ctx));
	});
	app.post<{ Params: { mul_no: string; action: string } }>(
		'/payapp/control/requests/:mul_no/:action',
		(request, reply) => {
			const { action, mul_no } = request.params;
			try {
				return done(request, reply, perform(ctx, action, mul_no, fieldsOf(request)));
			} catch (error) {
				return refused(reply, error);
			}
		},
	);
}
