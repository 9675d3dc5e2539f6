import { Agent, request } from 'undici';

import { median } from './turns.mts';

/** What a server withstood: answers per second, and milliseconds to an answer. */
export interface Pressure {
	rate: number;
	p50: number;
	p99: number;
}

export interface Post {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/** Posts the same over several connections for some seconds; each posts again once answered. */
export async function press(
	{ url, headers, body }: Post,
	{ connections, seconds }: { connections: number; seconds: number },
): Promise<Pressure> {
	const agent = new Agent({ connections });
	const times: number[] = [];
	const started = performance.now();
	const end = started + seconds * 1000;
	const send = async () => {
		while (performance.now() < end) {
			const sent = performance.now();
			const answer = await request(url, { method: 'POST', headers, body, dispatcher: agent });
			const text = await answer.body.text();
			if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${text}`);
			times.push(performance.now() - sent);
		}
	};
	try {
		await Promise.all(Array.from({ length: connections }, send));
	} finally {
		await agent.destroy();
	}
	const rate = times.length / ((performance.now() - started) / 1000);
	times.sort((a, b) => a - b);
	return { rate, p50: median(times), p99: times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN };
}
