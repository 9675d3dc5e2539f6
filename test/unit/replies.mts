import type { HttpReply, Input } from '../../nodes/core/operation';
import { operationOf } from './inputs.mts';

/** How a provider reads a reply to an operation's call */
export function read(
	label: string,
	reply: Partial<HttpReply> & { body: string },
	input: Input = {},
) {
	const { operation, provider } = operationOf(label);
	if (operation.effect === 'local') throw new RangeError('It makes no call');
	const named: unknown = operation.call;
	const call = typeof named === 'function' ? (named as (input: Input) => unknown)(input) : named;
	return provider.toOutcome({ status: 200, ...reply }, call);
}
export const outcomeOf = (...given: Parameters<typeof read>) => read(...given).status;
export const json = (value: unknown) => ({ body: JSON.stringify(value) });
