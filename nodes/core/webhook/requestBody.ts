import type { IWebhookFunctions } from 'n8n-workflow';

type WebhookRequest = ReturnType<IWebhookFunctions['getRequestObject']>;

/** A request's raw body and its type in lower case */
export interface RequestBody {
	body: Buffer;
	contentType: string;
}

/** Why a request is refused without decoding its body */
export interface NoBody {
	status: number;
	reason: string;
}

const GONE = 'its body cannot be read any more, as with multipart/form-data';
const TOO_LARGE = 'its body is too large';

/** Returns a request's body, unless it is gone or has more bytes than `most`. Never throws. */
export async function requestBodyOf(
	request: WebhookRequest,
	most: number,
): Promise<RequestBody | NoBody> {
	const body = await rawBodyOf(request);
	if (!body) return { status: 400, reason: GONE };
	if (body.length > most) return { status: 413, reason: TOO_LARGE };
	return { body, contentType: String(request.headers['content-type'] ?? '').toLowerCase() };
}

/**
 * Returns the raw bytes: n8n has them for the types that it parses, else they are still to be read.
 * Undefined if they are gone: of a multipart body n8n keeps only the parts.
 */
async function rawBodyOf(request: WebhookRequest): Promise<Buffer | undefined> {
	try {
		if (!request.rawBody) await request.readRawBody();
	} catch {
		return undefined;
	}
	return request.rawBody ?? Buffer.alloc(0);
}
