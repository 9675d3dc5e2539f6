/** How a simulated API's answer is sent, or fails to be. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { ApiFaults } from './faults.mts';

/** Takes a fault that affects the reply, if it strikes. */
export type Take = <K extends keyof ApiFaults<unknown>>(
	name: K,
) => ApiFaults<unknown>[K] | undefined;

/** What the record keeps of an answer. */
interface Kept {
	/** The text, or the fault that replaced it. */
	answer: string;
	status?: number;
}

interface Answer {
	status: number;
	text: string;
	/** Recorded instead of the text. */
	shown?: string;
}

/** Milliseconds the caller gets to read what was sent before the connection is reset. */
const READ_MS = 20;

/** Returns the provider's own answer, or what a fault replaces it with. */
function worded(take: Take, own: Answer, reply: FastifyReply): Answer {
	const status = take('httpStatus');
	const broken = take('brokenReply');
	const replyStatus = take('replyStatus');
	if (broken !== undefined) {
		const text = typeof broken === 'string' ? broken : '<html>\u0000\uFFFD%E0%A4%';
		return { status: status ?? 200, text };
	}
	if (status !== undefined) {
		void reply.type('text/html; charset=utf-8');
		const text = `<html><body><h1>${status} Server Error</h1></body></html>`;
		return { status, text, shown: `(HTTP ${status})` };
	}
	return { ...own, status: replyStatus ?? own.status };
}

/** Writes the head directly; the body is up to the caller. */
function begin(reply: FastifyReply, status: number, more: Record<string, string | number>): void {
	const type = reply.getHeader('content-type');
	reply.hijack();
	if (type !== undefined) reply.raw.setHeader('content-type', type);
	reply.raw.writeHead(status, more);
	reply.raw.flushHeaders();
}

async function trickle({ raw }: FastifyReply, bytes: Buffer, every: number): Promise<void> {
	for (const byte of bytes) {
		await sleep(every, undefined, { ref: false });
		if (raw.destroyed) return;
		raw.write(Buffer.of(byte));
	}
	raw.end();
}

/**
 * Sends the answer to a call that was carried out, unless a fault spoils it. Faults of content and
 * of transport are independent, so that every pair of the two can be had.
 * @param call records what was sent
 */
export function deliver(take: Take, call: Kept, reply: FastifyReply, own: Answer): void {
	if (take('dropConnection') !== undefined) {
		call.answer = '(연결 끊김)';
		reply.hijack();
		reply.raw.destroy();
		return;
	}
	const { status, text, shown = text } = worded(take, own, reply);
	const bytes = Buffer.from(text);
	const half = bytes.subarray(0, bytes.length / 2);
	Object.assign(call, { status, answer: shown });
	if (take('resetReply') !== undefined) {
		call.answer = '(응답 도중 연결 재설정)';
		begin(reply, status, { 'content-length': Math.max(bytes.length, 1) });
		reply.raw.write(half);
		const { socket } = reply.raw;
		setTimeout(() => socket?.resetAndDestroy(), READ_MS);
		return;
	}
	if (take('halfReply') !== undefined) {
		call.answer = half.toString();
		reply.raw.removeHeader('transfer-encoding');
		begin(reply, status, { connection: 'close' });
		reply.raw.end(half);
		return;
	}
	const every = take('trickleMs');
	if (every !== undefined) {
		begin(reply, status, { 'content-length': bytes.length });
		void trickle(reply, bytes, every);
		return;
	}
	void reply.code(status).send(text);
}

/** Resolves once the reply has been sent, or at once if a fault left none to wait for. */
export async function left(reply: FastifyReply): Promise<void> {
	await new Promise<void>((resolve) => {
		if (reply.raw.destroyed || reply.raw.writableFinished) resolve();
		reply.raw.once('finish', resolve).once('close', resolve);
	});
}
