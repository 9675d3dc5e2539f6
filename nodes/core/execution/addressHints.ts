import type { ItemInput, Notified } from '../operation';

/** Never answers from outside: this machine, a private network, or a name without a domain */
const LOCAL =
	/^(localhost|[^.:[\]]+|.*\.(local|localhost|internal)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|\[::1\]|\[f[cd].*)$/i;

/**
 * Returns what the editor should say about the notification URLs of a run's items: each can be
 * meant, so none is an error, but with each a buyer could pay and no workflow start.
 */
export function addressHints(
	displayName: string,
	{ fields, path }: Notified,
	inputs: ItemInput[],
	baseUrl?: unknown,
): string[] {
	// A simulated provider on this machine reaches what no real one could.
	const isNear = typeof baseUrl === 'string' && isLocal(baseUrl);
	const given = new Set<string>();
	for (const input of inputs) {
		for (const name of fields) if (typeof input[name] === 'string') given.add(input[name]);
	}
	return [...new Set([...given].flatMap((address) => hintsOf(address, displayName, path, isNear)))];
}

const isLocal = (address: string): boolean =>
	URL.canParse(address) && LOCAL.test(new URL(address).hostname);

function hintsOf(address: string, displayName: string, path: string, isNear: boolean): string[] {
	if (!URL.canParse(address)) return [];
	const { hostname, origin, pathname, protocol } = new URL(address);
	// Without the query, which may hold a secret.
	const shown = origin + pathname;
	if (/\/webhook-test\//.test(pathname)) {
		return [
			`'${shown}' is a test URL: it stops working when the trigger stops listening. Use the production URL of the ${displayName} Trigger.`,
		];
	}
	if (isLocal(address) && !isNear) {
		return [
			`${displayName} cannot reach '${hostname}'. Set n8n's WEBHOOK_URL to its public address.`,
		];
	}
	return [
		...(pathname.endsWith(`/${path}`)
			? []
			: [`'${shown}' is not the URL of a ${displayName} Trigger: it starts no workflow.`]),
		...(protocol === 'https:' || isNear
			? []
			: [`'${shown}' is not encrypted, and the notification carries your keys. Use https.`]),
	];
}
