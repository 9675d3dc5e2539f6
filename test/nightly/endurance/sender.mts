/** Sends notifications from several senders at once and records times and answers. */
import { Agent, request } from 'undici';

import type { Message } from './messages.mts';

/** One notification that was sent, and the answer to it. */
export interface Sent {
	message: Message;
	/** HTTP status; 0 if no answer came */
	status: number;
	answer: string;
	milliseconds: number;
}

/** What all senders did together. */
export interface Sending {
	sent: Sent[];
	seconds: number;
}

/** In milliseconds: longer than any answer should take, and than any provider is known to wait. */
const PATIENCE = 60_000;

/**
 * Sends all messages from this many senders, each waiting for its answer before it sends the next.
 * A message marked `again` is sent a second time as soon as the first has been answered.
 */
export async function send(url: string, messages: Message[], senders: number): Promise<Sending> {
	const agent = new Agent({ connections: senders });
	const waiting = messages.values();
	const sent: Sent[] = [];
	const started = Date.now();
	const one = async (message: Message) => sent.push(await post(agent, url, message));
	await Promise.all(
		Array.from({ length: senders }, async () => {
			for (const message of waiting) {
				await one(message);
				if (message.again) await one(message);
			}
		}),
	);
	const seconds = (Date.now() - started) / 1000;
	await agent.close();
	return { sent, seconds };
}

/** Sends every message twice in the same instant, this many pairs at once. */
export async function sendPairs(url: string, messages: Message[], pairs: number): Promise<Sent[]> {
	const agent = new Agent({ connections: 2 * pairs });
	const waiting = messages.values();
	const sent: Sent[] = [];
	await Promise.all(
		Array.from({ length: pairs }, async () => {
			for (const message of waiting) {
				const both = [post(agent, url, message), post(agent, url, message)];
				sent.push(...(await Promise.all(both)));
			}
		}),
	);
	await agent.close();
	return sent;
}

async function post(agent: Agent, url: string, message: Message): Promise<Sent> {
	const started = performance.now();
	const end = (status: number, answer: string): Sent => ({
		message,
		status,
		answer,
		milliseconds: performance.now() - started,
	});
	try {
		const { statusCode, body } = await request(url, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: message.body,
			dispatcher: agent,
			headersTimeout: PATIENCE,
		});
		return end(statusCode, await body.text());
	} catch (error) {
		return end(0, error instanceof Error ? error.message : String(error));
	}
}
