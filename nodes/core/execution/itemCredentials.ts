import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { hasExpression } from '../fields/parameterReader';
import { messageOf } from '../values';

/** An item's credential, or why it cannot be read */
export type ItemCredential = { credential: IDataObject } | { unreadable: string };

/** Above this many items, checks first whether the credential can depend on the item at all. */
const FEW = 100;

/** How many are read concurrently; n8n takes half a millisecond for each. */
const AT_ONCE = 10;

/**
 * Reads the credential for every item: its fields may be expressions over the item, and no item may
 * be sent in another one's name. Items with equal values share one object. Throws if it cannot be
 * read for any item.
 */
export async function readCredentials(
	execution: IExecuteFunctions,
	type: string,
	count: number,
): Promise<ItemCredential[]> {
	const size = Math.max(count, 1);
	const reader = new CredentialReader(execution, type);
	if (size > FEW && (await reader.isConstant())) {
		const only = await reader.read(0);
		// Second line of defense, should a later n8n give the internal call another meaning
		const others = [1, Math.floor(size / 2), size - 1].map((index) => reader.read(index));
		if ((await Promise.all(others)).every((one) => one === only)) {
			if ('unreadable' in only) throw reader.failure;
			return Array.from({ length: size }, () => only);
		}
	}
	const all: ItemCredential[] = [];
	for (let first = 0; first < size; first += AT_ONCE) {
		const indexes = Array.from({ length: Math.min(AT_ONCE, size - first) }, (_, at) => first + at);
		all.push(...(await Promise.all(indexes.map(async (index) => await reader.read(index)))));
	}
	if (all.every((one) => 'unreadable' in one)) throw reader.failure;
	return all;
}

class CredentialReader {
	/** The first error that n8n threw */
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
			return { unreadable: messageOf(error) };
		}
	}

	/**
	 * Whether no field is an expression. n8n gives nodes only the resolved values, so this asks for
	 * the raw ones the way n8n itself does. If that fails, the credential is read for each item.
	 */
	async isConstant(): Promise<boolean> {
		const { execution, type } = this;
		const internals = Reflect.get(execution, 'additionalData') as Internals | undefined;
		const credential = execution.getNode?.()?.credentials?.[type];
		if (!internals?.credentialsHelper || !credential) return false;
		try {
			const written = await internals.credentialsHelper.getDecrypted(
				internals,
				credential,
				type,
				execution.getMode(),
				execution.getExecuteData(),
				true,
			);
			return !hasExpression(written);
		} catch {
			return false;
		}
	}
}

interface Internals {
	credentialsHelper?: { getDecrypted: (...args: unknown[]) => Promise<unknown> };
}
