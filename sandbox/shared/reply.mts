/** How an answer of a simulated API leaves, or fails to. */
import type { FastifyReply } from 'fastify';
import type { ApiFaults } from './faults.mts';

/** Takes a fault that spoils a reply, if it strikes. */
export type Take = <K extends keyof ApiFaults<unknown>>(
	name: K,
) => ApiFaults<unknown>[K] | undefined;

/**
 * Strikes with the first fault that spoils the reply. The call was carried out.
 * @param call its `answer` says which fault took the answer's place
 * @returns whether one struck
 */
export function spoil(take: Take, call: { answer: string }, reply: FastifyReply): boolean {
	if (take('dropConnection') !== undefined) {
		call.answer = '(연결 끊김)';
		reply.hijack();
		reply.raw.destroy();
		return true;
	}
	const status = take('httpStatus');
	if (status !== undefined) {
		call.answer = `(HTTP ${status})`;
		void reply
			.code(status)
			.type('text/html; charset=utf-8')
			.send(`<html><body><h1>${status} Server Error</h1></body></html>`);
		return true;
	}
	const broken = take('brokenReply');
	if (broken !== undefined) {
		call.answer = typeof broken === 'string' ? broken : '<html>\u0000\uFFFD%E0%A4%';
		void reply.send(call.answer);
		return true;
	}
	return false;
}

/** Resolves once the reply has left, or at once when a fault left none to wait for. */
export async function left(reply: FastifyReply): Promise<void> {
	await new Promise<void>((resolve) => {
		if (reply.raw.destroyed || reply.raw.writableFinished) resolve();
		reply.raw.once('finish', resolve).once('close', resolve);
	});
}
