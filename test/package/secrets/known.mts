import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A value that nobody may read, with a description that may be printed. */
export interface Secret {
	/** E.g. `ciderPayApi.devToken` */
	kind: string;
	value: string;
	/** Part of a node's parameter, which n8n keeps with the workflow by the merchant's own choice. */
	isParameter?: true;
}

/** Each credential or node type's password fields, by the type's name */
export type PasswordFields = Map<string, Set<string>>;

/** One recorded request of a test to n8n's REST interface */
interface Noted {
	path: string;
	body: {
		type?: string;
		data?: Record<string, unknown>;
		credentials?: { type?: string; data?: Record<string, unknown> };
		password?: string;
	};
}

/** Names the file where tests record what they put into n8n; set before jest's tests start. */
export const SECRETS_FILE = 'SECRETS_FILE';

/** Records the requests that carry secrets (credentials, sign-in), if a file is named. */
export function note(path: string, body: unknown): void {
	const file = process.env[SECRETS_FILE];
	if (!file || !/^\/rest\/(credentials|login|owner)/.test(path) || body === undefined) return;
	appendFileSync(file, `${JSON.stringify({ path, body })}\n`, { mode: 0o600 });
}

/** Returns the secrets among what was recorded, each value once. */
export function secretsIn(file: string, fields: PasswordFields): Secret[] {
	const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
	const noted = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Noted);
	const all = noted.flatMap(({ body }) => {
		const { type = '', data = {} } = body.credentials ?? body;
		const passwords = [...(fields.get(type) ?? [])].map((name) => ({
			kind: `${type}.${name}`,
			value: data[name],
		}));
		return [...passwords, { kind: "the n8n user's password", value: body.password }];
	});
	return distinct(all.filter((one): one is Secret => typeof one.value === 'string'));
}

/** Returns each value once, without empty ones; trimmed, as keys are pasted and sent trimmed. */
export function distinct(secrets: Secret[]): Secret[] {
	const byValue = new Map<string, Secret>();
	for (const secret of secrets) {
		const value = secret.value.trim();
		if (value !== '' && !byValue.has(value)) byValue.set(value, { ...secret, value });
	}
	return [...byValue.values()];
}
