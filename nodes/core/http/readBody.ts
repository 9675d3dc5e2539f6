import { inTime } from '../inTime';

/** No documented answer comes near this size; a larger one is not read to its end. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

export class BodyTooLarge extends Error {
	override message = `The answer is larger than ${LARGEST_ANSWER / 1024 / 1024} MB and was not read`;
}

/**
 * Returns the body of an answer as text. Throws if it is too large, late or cut off; the stream is
 * then destroyed, so that nothing more is received.
 */
export async function readBody(body: unknown, tooLate: AbortSignal): Promise<string> {
	if (typeof body === 'string') return body;
	if (body === undefined || body === null) return '';
	// A stand-in for n8n's HTTP client may have read it already.
	if (!isStream(body)) return JSON.stringify(body);
	const stream = body;
	const chunks: Uint8Array[] = [];
	let size = 0;
	const whole = new Promise<void>((resolve, reject) => {
		stream.on('data', (chunk: Uint8Array | string) => {
			const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
			size += bytes.length;
			if (size > LARGEST_ANSWER) reject(new BodyTooLarge());
			else chunks.push(bytes);
		});
		stream.on('end', () => resolve());
		stream.on('error', reject);
		// On some versions of Node, a lost connection emits nothing else.
		stream.on('close', () => reject(new Error('The answer broke off')));
	});
	try {
		await inTime(whole, tooLate, () => new Error('No answer came in time'));
	} finally {
		stream.destroy();
	}
	return Buffer.concat(chunks).toString();
}

/** The part of a Node stream that is used here */
interface Stream {
	on(event: string, listener: (value: never) => void): void;
	destroy(): void;
}

const isStream = (body: unknown): body is Stream =>
	typeof body === 'object' && body !== null && 'destroy' in body && 'on' in body;
