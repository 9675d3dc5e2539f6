/** No documented answer comes near this; a larger one is not read to its end. */
export const LARGEST_ANSWER = 16 * 1024 * 1024;

export class BodyTooLarge extends Error {
	override message = `The answer is larger than ${LARGEST_ANSWER / 1024 / 1024} MB and was not read`;
}

/**
 * The body of an answer as text. Throws where it is too large, does not come in time, or breaks off; the
 * stream is given up then, so that nothing more of it is taken in.
 */
export async function readBody(body: unknown, tooLate: AbortSignal): Promise<string> {
	if (typeof body === 'string') return body;
	if (body === undefined || body === null) return '';
	// A stand-in for n8n's HTTP client may have read it already.
	if (!isStream(body)) return JSON.stringify(body);
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		tooLate.throwIfAborted();
		const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
		size += bytes.length;
		if (size > LARGEST_ANSWER) throw new BodyTooLarge();
		chunks.push(bytes);
	}
	tooLate.throwIfAborted();
	return new TextDecoder().decode(Buffer.concat(chunks));
}

const isStream = (body: unknown): body is AsyncIterable<Uint8Array | string> =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
