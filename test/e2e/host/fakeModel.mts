import Fastify from 'fastify';

/** A message in the format of the chat completions API */
export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
	/** The call that a tool message answers */
	tool_call_id?: string;
}

/**
 * What the model does in one turn: calls its tool once per set of values; or, a single time, fails
 * with an HTTP status or never answers.
 */
export type Turn = { calls: Array<Record<string, unknown>> } | { fail: number } | 'hang';

/** A model scripted by a test; its tools are n8n's. */
export interface FakeModel {
	/** The base URL for an OpenAI credential */
	url: string;
	/** Sets the turns of the conversations to come; after the last, the model says it is done. */
	play(...turns: Turn[]): void;
	/** Whether it has left a request unanswered */
	hangs(): boolean;
	/** The tool's answers in the latest request's conversation, first to last */
	heard(): string[];
	close(): Promise<void>;
}

interface Asked {
	messages: Message[];
	tools?: Array<{ function: { name: string } }>;
	stream?: boolean;
}

/**
 * Starts an OpenAI-compatible server on loopback. A request carries the whole conversation, so the
 * model needs no memory: the tool's answers tell which turns are done. Each conversation begins
 * with the first turn; a turn that fails or hangs does so once and is then dropped.
 */
export async function startFakeModel(): Promise<FakeModel> {
	const app = Fastify({ forceCloseConnections: true });
	let script: Turn[] = [];
	let latest: Asked | undefined;
	let isHanging = false;
	app.post('/v1/chat/completions', async (request, reply) => {
		const body = request.body as Asked;
		latest = body;
		const turn = script[turnsIn(body)];
		if (turn === 'hang') {
			script = script.filter((one) => one !== turn);
			isHanging = true;
			// Keeps Fastify from answering; closing the server ends the request.
			reply.hijack();
			return;
		}
		if (turn && 'fail' in turn) {
			script = script.filter((one) => one !== turn);
			return await reply.code(turn.fail).send(failure('The model is out of order'));
		}
		const said = turn ? callsOf(body, turn.calls) : { content: 'Done.' };
		if (!body.stream) return completion('message', said);
		return await reply
			.type('text/event-stream')
			.send(`data: ${JSON.stringify(completion('delta', said))}\n\ndata: [DONE]\n\n`);
	});
	const origin = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url: `${origin}/v1`,
		play(...turns) {
			script = turns;
			latest = undefined;
			isHanging = false;
		},
		hangs: () => isHanging,
		heard() {
			const messages = latest?.messages ?? [];
			return messages.flatMap(({ role, content }) => (role === 'tool' ? [content ?? ''] : []));
		},
		close: async () => await app.close(),
	};
}

/** Number of turns answered so far; a call's id contains the number of its turn. */
const turnsIn = ({ messages }: Asked): number =>
	new Set(messages.flatMap(({ tool_call_id }) => tool_call_id?.split('_')[1] ?? [])).size;

/** Calls to the first of the tools that n8n offers */
const callsOf = (asked: Asked, all: Array<Record<string, unknown>>) => ({
	content: null,
	tool_calls: all.map((values, index) => ({
		index,
		id: `call_${turnsIn(asked)}_${index}`,
		type: 'function',
		function: { name: asked.tools?.[0]?.function.name, arguments: JSON.stringify(values) },
	})),
});

/** A complete answer, or all of it as a stream's only chunk */
const completion = (part: 'message' | 'delta', said: Record<string, unknown>) => ({
	id: 'chatcmpl-1',
	object: part === 'delta' ? 'chat.completion.chunk' : 'chat.completion',
	created: 0,
	model: 'fake',
	choices: [
		{
			index: 0,
			[part]: { role: 'assistant', ...said },
			finish_reason: 'tool_calls' in said ? 'tool_calls' : 'stop',
		},
	],
});

const failure = (message: string) => ({ error: { message, type: 'server_error' } });
