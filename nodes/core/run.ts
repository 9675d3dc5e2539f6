import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemCredential } from './credentials';
import type { Caller } from './errors';
import type { Operation, Provider } from './operation';
import type { RunOptions } from './options';

/** What one run of a node works with */
export interface Run<TCall> extends Caller {
	of: Provider<TCall>;
	operation: Operation<TCall>;
	/** Tells apart what is kept: resource and operation */
	key: string;
	/** Each item's own credential; undefined where the operation needs none */
	credentials: ItemCredential[] | undefined;
	credentialOf: (index: number) => IDataObject | undefined;
	/** Whose money an item is: a digest of the account */
	accountOf: (index: number) => string;
	options: RunOptions;
	items: INodeExecutionData[];
}
