import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.mts';
import { CALLS, MERCHANT_CALLS, type Call, type Row } from '../contract/ciderpay/table.mts';
import { both, type Act, type Item } from './types.mts';

export const NAMES = ['first', 'second'] as const;

export type Stage = (sandbox: Sandbox, index: 0 | 1) => Item | Promise<Item>;

/** The merchant that the developer calls on behalf of */
export const ownMember = ({ ciderpay }: Sandbox): string => ciderpay.account.memberID;

function callOf(operation: string): Call {
	const call = [...CALLS, ...MERCHANT_CALLS].find((one) => one.operation === operation);
	if (!call) throw new RangeError(operation);
	return call;
}

/** Rows that the manual requires; a discount is required only if it is switched on */
const required = (operation: string): Row[] =>
	callOf(operation).rows.filter(
		({ must, name }) => must && name !== 'useDiscount' && name !== 'discountPercent',
	);

/** Returns the input of the contract's rows for this operation, with this sandbox's own values. */
export const inputOf = (operation: string, changes: IDataObject): IDataObject => ({
	...(Object.fromEntries(
		required(operation).map(({ name, given }) => [name, name === 'memberID' ? '' : given]),
	) as IDataObject),
	...changes,
});

/** Creates something by calling the sandbox directly, without the node. */
export async function made(
	sandbox: Sandbox,
	operation: string,
	changes: IDataObject,
): Promise<IDataObject> {
	const { account, base } = sandbox.ciderpay;
	const [method, path = ''] = callOf(operation).call.split(' ');
	const rows = required(operation).map(({ name, given, wire }): [string, unknown] => [
		name,
		wire ?? given,
	]);
	const values = { useDiscount: false, ...Object.fromEntries(rows), ...changes };
	const response = await fetch(base + path, {
		method,
		headers: {
			'content-type': 'application/json',
			devID: account.devID,
			devToken: account.devToken,
		},
		body: JSON.stringify({ ...values, memberID: account.memberID }),
	});
	const reply = (await response.json()) as IDataObject;
	if (reply.success !== true) throw new Error(`${operation}: ${JSON.stringify(reply)}`);
	return reply;
}

/** Defines a CiderPay write; its call comes from the contract's table. */
export const act = (
	operation: string,
	mark: string,
	stage: Stage,
	more: Partial<Act> = {},
): Act => ({
	operation,
	call: callOf(operation).call,
	mark,
	stage: async (sandbox) => await both((index) => stage(sandbox, index)),
	...more,
});
