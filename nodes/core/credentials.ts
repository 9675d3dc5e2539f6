import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The credential of an item, or why it cannot be read for this one */
export type ItemCredential = { credential: IDataObject } | { unreadable: string };

/** So many items have their credential read one by one; with more it is first asked whether that matters. */
const FEW = 100;

/** So many are read at once: n8n takes half a millisecond for each. */
const AT_ONCE = 10;

/**
 * Reads the credential for every item: its fields may be expressions that speak of the item, and an
 * item must not go out in another one's name. Items with the same values share one object. Throws
 * where it can be read for none.
 */
export async function readCredentials(
	execution: IExecuteFunctions,
	type: string,
	count: number,
): Promise<ItemCredential[]> {
	const size = Math.max(count, 1);
	const reader = new CredentialReader(execution, type);
	const only = size > FEW ? await reader.oneForAll(size) : undefined;
	if (only) return Array.from({ length: size }, () => only);
	const all: ItemCredential[] = [];
	for (let first = 0; first < size; first += AT_ONCE) {
		const indexes = Array.from({ length: Math.min(AT_ONCE, size - first) }, (_, at) => first + at);
		all.push(...(await Promise.all(indexes.map(async (index) => await reader.read(index)))));
	}
	if (all.every((one) => 'unreadable' in one)) throw reader.failure;
	return all;
}

class CredentialReader {
	/** The first error of n8n's */
	failure: unknown;
	private readonly shared = new Map<string, ItemCredential>();
	private readonly execution: IExecuteFunctions;
	private readonly type: string;

	constructor(execution: IExecuteFunctions, type: string) {
		this.execution = execution;
		this.type = type;
	}

	async read(index: number): Promise<ItemCredential> {
		try {
			const credential = await this.execution.getCredentials<IDataObject>(this.type, index);
			const text = JSON.stringify(credential);
			const known = this.shared.get(text) ?? { credential };
			this.shared.set(text, known);
			return known;
		} catch (error) {
			this.failure ??= error;
			return { unreadable: error instanceof Error ? error.message : String(error) };
		}
	}

	/**
	 * The credential, where it is proven to be the same for all items: nothing looks at an item to make
	 * it, and neither the item's number nor its absence changes it.
	 */
	async oneForAll(count: number): Promise<ItemCredential | undefined> {
		const [item] = this.execution.getInputData();
		if (!item) return undefined;
		const { json } = item;
		let isLookedAt = false;
		const look = () => {
			isLookedAt = true;
			return undefined;
		};
		item.json = new Proxy(json, {
			get: (target, name) => look() ?? (Reflect.get(target, name) as unknown),
			has: (target, name) => look() ?? Reflect.has(target, name),
			ownKeys: (target) => look() ?? Reflect.ownKeys(target),
			getOwnPropertyDescriptor: (target, name) =>
				look() ?? Reflect.getOwnPropertyDescriptor(target, name),
		});
		try {
			const first = await this.read(0);
			if (isLookedAt || 'unreadable' in first) return undefined;
			for (const index of [1, count - 1, count]) {
				if ((await this.read(index)) !== first) return undefined;
			}
			return first;
		} finally {
			item.json = json;
		}
	}
}
