import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ItemCredential } from './itemCredentials';
import type { Endpoint, Operation, Provider, RemoteOperation } from '../operation';
import type { RunOptions } from '../fields/runOptions';

/** One run of a node: everything that is the same for its items */
export interface NodeRun<TEndpoint extends Endpoint> {
	execution: IExecuteFunctions;
	provider: Provider<TEndpoint>;
	operation: Operation<TEndpoint>;
	/** Tells apart what is kept: resource and operation */
	key: string;
	items: INodeExecutionData[];
	/** Each item's own credential; undefined where the operation needs none */
	credentials: ItemCredential[] | undefined;
	credentialOf: (index: number) => IDataObject | undefined;
	/** Whose money an item is: a digest of the account */
	accountOf: (index: number) => string;
	options: RunOptions;
	/** Whether a failing item becomes an item of the output instead of ending the run */
	goOn: boolean;
	/** Whether an AI Agent called it as a tool: it hears of a failing item only by an item of the output */
	isTool: boolean;
	/** Whether the execution is a retried one: an earlier try may have sent what this one did not */
	isRetry: boolean;
}

/** A run of an operation that calls the provider */
export type RemoteRun<TEndpoint extends Endpoint> = NodeRun<TEndpoint> & {
	operation: RemoteOperation<TEndpoint>;
};
