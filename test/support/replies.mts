import type { Endpoint, HttpReply, ItemInput } from '../../nodes/core/operation';
import { operationOf } from './inputs.mts';

/** The outcome that a provider reads from a reply to an operation's call */
export function read(
	label: string,
	reply: Partial<HttpReply> & { body: string },
	input: ItemInput = {},
) {
	const { operation, provider } = operationOf(label);
	if (operation.effect === 'local') throw new RangeError('It makes no call');
	const { endpoint } = operation;
	const chosen: Endpoint = typeof endpoint === 'function' ? endpoint(input) : endpoint;
	return provider.toOutcome({ status: 200, ...reply }, chosen);
}
export const outcomeOf = (...given: Parameters<typeof read>) => read(...given).status;
export const json = (value: unknown) => ({ body: JSON.stringify(value) });
