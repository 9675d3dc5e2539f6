/** `/payapp/oapi/apiLoad.html`: one address, `cmd` selects the command, faults may strike. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyText, decodeForm, encodeForm, isForm, toFields } from '../shared/form.mts';
import { deliver, left, type Take } from '../shared/reply.mts';
import { Refusal, unknownCommand } from './check.mts';
import { ERRNO } from './codes.mts';
import { billDelete, billPay } from './commands-bill.mts';
import { cashSt, cashStCancel, cashStCn, cashStRegist } from './commands-cash.mts';
import { paycancel, paycancelreq, payrequest, type Outcome } from './commands-pay.mts';
import { payinfo } from './commands-query.mts';
import { rebillCancel, rebillRegist, rebillStart, rebillStop } from './commands-rebill.mts';
import { sellerRegist, subidregist, useridCheck } from './commands-seller.mts';
import { takeFault } from './switches.mts';
import type { ApiCall, Fields, PayAppContext } from './types.mts';

type Command = (ctx: PayAppContext, fields: Fields) => Outcome | Promise<Outcome>;

/** Every command, case-sensitive. Source: payapp.txt; newer ones: integrators' reports. */
const COMMANDS = new Map<string, Command>(
	Object.entries({
		payrequest: (ctx, fields) => payrequest(ctx, fields),
		paycancel,
		paycancelreq,
		payinfo,
		sellerRegist,
		useridCheck,
		subidregist,
		cashSt,
		cashStCn,
		cashStRegist,
		cashStCancel,
		rebillRegist,
		rebillCancel,
		rebillStop,
		rebillStart,
		billPay,
		billDelete,
	} satisfies Record<string, Command>),
);

/** Returns the reply text of a successful call. */
function successText(fields: Fields): string {
	return encodeForm({ state: '1', errorMessage: '', ...fields, errno: ERRNO.success });
}

/** Returns the reply text of a refused call. */
function refusalText(refusal: Refusal): string {
	const { errno, message, more } = refusal;
	return encodeForm({
		state: '0',
		errorMessage: message,
		...(errno === '' ? {} : { errno }),
		...more,
	});
}

interface Answer {
	reply: string;
	refused: boolean;
	outcome?: Outcome;
}

async function act(ctx: PayAppContext, call: ApiCall, readable: boolean): Promise<Answer> {
	const fault = takeFault(ctx.switches, 'refuse', { cmd: call.cmd });
	try {
		if (fault !== undefined) throw new Refusal(fault.errno, fault.errorMessage);
		const command = COMMANDS.get(call.cmd);
		if (command === undefined) throw unknownCommand(call.cmd);
		if (!readable) throw new Refusal(ERRNO.parameter, '파라메터값은 UTF-8 이어야 합니다.');
		const outcome = await command(ctx, toFields(call.fields));
		return { reply: successText(outcome.fields), refused: false, outcome };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { reply: refusalText(error), refused: true };
	}
}

/** Records the call. A body that is not a form has no cmd, as for a PHP page reading `$_POST`. */
function record(ctx: PayAppContext, request: FastifyRequest): { call: ApiCall; readable: boolean } {
	const contentType = request.headers['content-type'] ?? '';
	const body = bodyText(request);
	const form = request.method === 'POST' && isForm(contentType);
	const pairs = form ? decodeForm(body) : [];
	const call: ApiCall = {
		time: new Date().toISOString(),
		method: request.method,
		contentType,
		body,
		fields: pairs ?? [],
		cmd: toFields(pairs ?? []).cmd ?? /(?:^|&)cmd=(\w+)/.exec(form ? body : '')?.[1] ?? '',
		status: 0,
		answer: '',
	};
	ctx.calls.push(call);
	return { call, readable: pairs !== null };
}

/** Returns the answer of a call that was carried out, without `state` if a fault says so. */
function ownAnswer({ switches }: PayAppContext, { cmd }: ApiCall, { reply, refused }: Answer) {
	const status = refused ? switches.refusalHttpStatus : 200;
	const stateless = takeFault(switches, 'replyWithoutState', { cmd }) !== undefined;
	return { status, text: stateless ? reply.replace(/^state=\d&/, '') : reply };
}

/** Adds the API address to the server. */
export function addApi(app: FastifyInstance, ctx: PayAppContext): void {
	app.all('/payapp/oapi/apiLoad.html', async (request, reply) => {
		const { call, readable } = record(ctx, request);
		const latency = takeFault(ctx.switches, 'latencyMs', { cmd: call.cmd });
		if (latency !== undefined) await sleep(latency, undefined, { ref: false });
		const answer = await act(ctx, call, readable);
		const after = answer.outcome?.after ?? [];
		const early = ctx.switches.notifyOnCancel === 'before-reply' && call.cmd !== 'payrequest';
		if (early) await ctx.notifier.first(after);
		// Real replies are reported not to be JSON "whatever the content type says" (integrators' reports).
		void reply.type('text/html; charset=utf-8');
		const silent = takeFault(ctx.switches, 'timeoutAfterActing', { cmd: call.cmd }) !== undefined;
		if (!early && silent) ctx.notifier.send(after);
		if (!early && !silent && after.length > 0) {
			ctx.notifier.track(left(reply).then(() => ctx.notifier.send(after)));
		}
		if (silent) {
			call.answer = '(응답 없음)';
			return reply.hijack();
		}
		const take: Take = (name) => takeFault(ctx.switches, name, { cmd: call.cmd });
		deliver(take, call, reply, ownAnswer(ctx, call, answer));
		return reply;
	});
}
