/** What a provider, or whoever pretends to be one, posts to a trigger. */

export const form = (fields: Record<string, string>): RequestInit => ({
	body: new URLSearchParams(fields),
});

export const json = (value: unknown): RequestInit => ({
	body: JSON.stringify(value),
	headers: { 'content-type': 'application/json' },
});

/** A form with bytes that no encoder would write */
export const rawForm = (body: BodyInit): RequestInit => ({
	body,
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

export function multipart(fields: Record<string, string>): RequestInit {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	return { body };
}

/** Posts to a trigger's URL and returns the answer. */
export async function post(
	url: string,
	init: RequestInit,
): Promise<{ status: number; type: string; text: string }> {
	const answer = await fetch(url, { method: 'POST', ...init });
	const type = answer.headers.get('content-type') ?? '';
	return { status: answer.status, type, text: await answer.text() };
}
