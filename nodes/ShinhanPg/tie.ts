import type { IDataObject } from 'n8n-workflow';

import { isTriggerAddress, sealCustom, tieAddress } from './hashes';
import type { Tie, Way } from './hashes';

/** The addresses of a request, and which way back each of them is */
const WAYS = { return_url: 'return', cancel_url: 'cancel', fail_url: 'fail' } as const;

type Address = keyof typeof WAYS;

const tieOf = ({ order_no, amount, custom_parameter }: IDataObject): Tie => ({
	order_no: String(order_no ?? ''),
	amount: Number(amount),
	custom: String(custom_parameter ?? ''),
});

const waysOf = (request: IDataObject): Array<[Address, Way]> =>
	(Object.entries(WAYS) as Array<[Address, Way]>).filter(
		([name, way]) =>
			typeof request[name] === 'string' && isTriggerAddress(String(request[name]), way),
	);

/**
 * Ties a request to this merchant: what comes back to a trigger of this package carries a signature
 * over order number and amount, in custom_parameter and in the addresses. A request that comes back to
 * another system goes out as it is.
 */
export function tied(request: IDataObject, credential: IDataObject): IDataObject {
	const tie = tieOf(request);
	const result = { ...request };
	for (const [name, way] of waysOf(request)) {
		result[name] = tieAddress(String(request[name]), way, tie, credential);
		if (way === 'return') result.custom_parameter = sealCustom(tie, credential);
	}
	return result;
}

/** How long an address will be with what is added to it; a signature has the same length for every key. */
export function tiedLength(name: Address, request: IDataObject): number {
	return String(tied(request, {})[name] ?? '').length;
}

/** How long custom_parameter will be with what is added to it */
export function sealedLength(request: IDataObject): number {
	return String(tied(request, {}).custom_parameter ?? '').length;
}
