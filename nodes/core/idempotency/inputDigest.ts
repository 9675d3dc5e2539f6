import { createHash, randomUUID } from 'node:crypto';

import type { INodeExecutionData } from 'n8n-workflow';

/**
 * Tells one input from another: after a crash or the Stop button n8n reads the input anew, and an
 * index identifies an item only if every item is still the same.
 */
export function inputDigest(items: INodeExecutionData[]): string {
	const hash = createHash('sha256');
	for (const { json } of items) hash.update(`${jsonText(json)}\n`);
	return hash.digest('base64url');
}

/** Returns a digest of some values, whatever their size. */
export const valuesDigest = (...values: unknown[]): string =>
	createHash('sha256').update(values.map(jsonText).join('\n')).digest('base64url');

/** A value that cannot be serialized equals no other. */
function jsonText(value: unknown): string {
	try {
		return JSON.stringify(value) ?? 'undefined';
	} catch {
		return randomUUID();
	}
}
