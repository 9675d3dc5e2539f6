import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The credential of an item, or why it cannot be read for this one */
export type ItemCredential = { credential: IDataObject } | { unreadable: string };

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
	const shared = new Map<string, ItemCredential>();
	const all: ItemCredential[] = [];
	let failure: { error: unknown } | undefined;
	const readOne = async (index: number): Promise<ItemCredential> => {
		try {
			const credential = await execution.getCredentials<IDataObject>(type, index);
			const text = JSON.stringify(credential);
			const known = shared.get(text) ?? { credential };
			shared.set(text, known);
			return known;
		} catch (error) {
			failure ??= { error };
			return { unreadable: error instanceof Error ? error.message : String(error) };
		}
	};
	for (let first = 0; first < Math.max(count, 1); first += AT_ONCE) {
		const indexes = Array.from({ length: Math.min(AT_ONCE, Math.max(count, 1) - first) });
		all.push(
			...(await Promise.all(indexes.map(async (_, offset) => await readOne(first + offset)))),
		);
	}
	if (failure && shared.size === 0) throw failure.error;
	return all;
}
