import type { IDataObject } from 'n8n-workflow';

import type { Invalid } from './messages';
import type { NodeRun } from './nodeRun';
import { InvalidField } from '../fields/invalidField';
import type { Problem } from '../fields/readInput';
import type { Endpoint, ItemInput, RemoteOperation, WireContext, WireParams } from '../operation';
import { messageOf } from '../values';

/** An item ready to be sent */
export interface PreparedItem {
	index: number;
	input: ItemInput;
	wire: WireParams;
	credential: IDataObject;
}

type Run<TEndpoint extends Endpoint> = Pick<NodeRun<TEndpoint>, 'execution' | 'credentialOf'>;
type Operation<TEndpoint extends Endpoint> = Pick<RemoteOperation<TEndpoint>, 'toWire'>;
type Item = Pick<PreparedItem, 'index' | 'input'>;

/** Turns an item's values into what is sent, or returns why they cannot be. Sends nothing. */
export async function prepareItem<TEndpoint extends Endpoint>(
	run: Run<TEndpoint>,
	operation: Operation<TEndpoint>,
	item: Item,
): Promise<{ item: PreparedItem } | { invalid: Invalid }> {
	const file = async (field: string) => {
		const buffer = await run.execution.helpers.getBinaryDataBuffer(item.index, field);
		return { fileName: fileNameOf(run, item.index, field), base64: buffer.toString('base64') };
	};
	return await convert(run, operation, item, file);
}

/**
 * Returns why an item could not be sent; undefined if it could. Reads no file, only finds it, and
 * keeps nothing: of many items, that would be all of their files in memory.
 */
export async function unsendable<TEndpoint extends Endpoint>(
	run: Run<TEndpoint>,
	operation: Operation<TEndpoint>,
	item: Item,
): Promise<Invalid | undefined> {
	const file = (field: string) =>
		Promise.resolve({ fileName: fileNameOf(run, item.index, field), base64: '' });
	const converted = await convert(run, operation, item, file);
	return 'invalid' in converted ? converted.invalid : undefined;
}

const fileNameOf = <TEndpoint extends Endpoint>(
	{ execution }: Run<TEndpoint>,
	index: number,
	field: string,
): string => execution.helpers.assertBinaryData(index, field).fileName ?? field;

async function convert<TEndpoint extends Endpoint>(
	{ credentialOf }: Run<TEndpoint>,
	{ toWire }: Operation<TEndpoint>,
	{ index, input }: Item,
	file: WireContext['file'],
): Promise<{ item: PreparedItem } | { invalid: Invalid }> {
	const credential = credentialOf(index) ?? {};
	try {
		const wire: IDataObject = toWire ? await toWire(input, { credential, file }) : input;
		return { item: { index, input, wire, credential } };
	} catch (error) {
		return { invalid: invalidBecause(error) };
	}
}

/** The result of an item that an error keeps from being sent, e.g. a missing file */
export function invalidBecause(error: unknown): Invalid {
	if (!(error instanceof InvalidField)) return invalid({ rule: messageOf(error) });
	const { field, rule } = error;
	return invalid({ field, rule });
}

export const invalid = (...problems: Problem[]): Invalid => ({ status: 'invalid', problems });
