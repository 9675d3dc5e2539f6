import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ItemCredential } from './itemCredentials';
import type { Endpoint, Operation, Provider, RemoteOperation } from '../operation';
import type { RunOptions } from '../fields/runOptions';

/** One run of a node: everything its items share */
export interface NodeRun<TEndpoint extends Endpoint> {
	execution: IExecuteFunctions;
	provider: Provider<TEndpoint>;
	operation: Operation<TEndpoint>;
	/** Resource and operation: the scope of what is kept */
	key: string;
	items: INodeExecutionData[];
	/** Each item's own credential; undefined if the operation needs none */
	credentials: ItemCredential[] | undefined;
	credentialOf: (index: number) => IDataObject | undefined;
	/** Digest of the account whose money the item concerns */
	accountOf: (index: number) => string;
	options: RunOptions;
	/** Whether a failed item becomes an output item instead of ending the run */
	continuesAfterFailure: boolean;
	/** Whether an AI Agent called it as a tool: it learns of a failed item only from the output */
	isTool: boolean;
	/** Whether the execution is a retry: an earlier try may have sent what this one did not */
	isRetry: boolean;
}

/** A run of an operation that calls the provider */
export type RemoteRun<TEndpoint extends Endpoint> = NodeRun<TEndpoint> & {
	operation: RemoteOperation<TEndpoint>;
};
