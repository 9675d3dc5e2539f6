import Fastify from 'fastify';

/** A message of a conversation, as the chat completions API has it */
export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
	/** Which call a message of the tool answers */
	tool_call_id?: string;
}

/**
 * What the model does at one of its turns: calls its tool, once for each of these values; or, once, fails
 * or never answers.
 */
export type Turn = { calls: Array<Record<string, unknown>> } | { fail: number } | 'hang';

/** A model that does what a test tells it to; its tools are n8n's. */
export interface FakeModel {
	/** The base URL of an OpenAI credential */
	url: string;
	/** The turns of the conversations to come; after the last one it says that it is done. */
	play(...turns: Turn[]): void;
	/** Whether it is asked something that it does not answer */
	hangs(): boolean;
	/** The answers of the tool in the conversation of the latest request, first to last */
	heard(): string[];
	close(): Promise<void>;
}

interface Asked {
	messages: Message[];
	tools?: Array<{ function: { name: string } }>;
	stream?: boolean;
}

/**
 * An OpenAI-compatible server on loopback. A conversation carries all that was said in it, so the
 * model needs no memory: the answers of the tool tell which turns are behind it. Each conversation
 * begins with the first turn; one that fails does so once and is left out afterwards.
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
			// Taken from Fastify, which would answer otherwise; closing ends it.
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

/** The turns that have had their answer: a call's id begins with the number of its turn. */
const turnsIn = ({ messages }: Asked): number =>
	new Set(messages.flatMap(({ tool_call_id }) => tool_call_id?.split('_')[1] ?? [])).size;

/** Calls of the first of the tools that n8n offers */
const callsOf = (asked: Asked, all: Array<Record<string, unknown>>) => ({
	content: null,
	tool_calls: all.map((values, index) => ({
		index,
		id: `call_${turnsIn(asked)}_${index}`,
		type: 'function',
		function: { name: asked.tools?.[0]?.function.name, arguments: JSON.stringify(values) },
	})),
});

/** A whole answer, or all of it in the one piece of a stream */
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
