import type { ICredentialDataDecryptedObject, IDataObject, INodeType } from 'n8n-workflow';

import { begin, type Begun, type Execution } from './engine.mts';
import { type NodeSettings, type Setup } from './setup.mts';

interface Run {
	type: INodeType;
	/** E.g. "payment.request" */
	operation: string;
	parameters: IDataObject;
	items: IDataObject[];
	/** Null if n8n cannot read it */
	credential: IDataObject | null;
}

/** Starts an operation of a node for each item, without waiting for its end. */
export async function beginOperation(
	{ type, operation, parameters, items, credential }: Run,
	more: Partial<Setup> = {},
): Promise<Begun> {
	const [resource, name] = operation.split('.');
	return await begin({
		type,
		parameters: { resource, operation: name, ...parameters },
		items,
		credential: credential as ICredentialDataDecryptedObject | null,
		...more,
	});
}

/** Runs an operation of a node for each item. */
export async function runOperation(run: Run, settings: NodeSettings = {}): Promise<Execution> {
	const begun = await beginOperation(run, { settings });
	return await begun.ended;
}
