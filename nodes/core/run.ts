import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Caller } from './errors';
import type { Operation, Provider } from './operation';
import type { RunOptions } from './options';

/** What one run of a node works with; the credential is read once for all its items. */
export interface Run<TCall> extends Caller {
	of: Provider<TCall>;
	operation: Operation<TCall>;
	/** Tells apart what the ledger keeps: resource and operation */
	key: string;
	credential: IDataObject | undefined;
	options: RunOptions;
	items: INodeExecutionData[];
}
