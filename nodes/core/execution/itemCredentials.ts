import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { hasExpression } from '../fields/parameterReader';
import { messageOf } from '../values';

/** The credential of an item, or why it cannot be read for this one */
export type ItemCredential = { credential: IDataObject } | { unreadable: string };

/** With more items than this it is first asked whether the credential can depend on them at all. */
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
	if (size > FEW && (await reader.isConstant())) {
		const only = await reader.read(0);
		// A second line of defence, should n8n one day mean something else by what it was asked for
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
			return { unreadable: messageOf(error) };
		}
	}

	/**
	 * Whether no field is an expression. n8n gives nodes the resolved values only; it is asked for the
	 * written ones as it asks itself. Where that fails, each item's are read.
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
