import type { IDataObject } from 'n8n-workflow';

import { isTriggerUrl, signCustomParameter, signReturnUrl } from './signedState';
import type { SignedState, ReturnKind } from './signedState';

/** The addresses of a request, and which way back each of them is */
const RETURN_KINDS = { return_url: 'return', cancel_url: 'cancel', fail_url: 'fail' } as const;

type Address = keyof typeof RETURN_KINDS;

const stateOf = ({ order_no, amount, custom_parameter }: IDataObject): SignedState => ({
	order_no: String(order_no ?? ''),
	amount: Number(amount),
	custom: String(custom_parameter ?? ''),
});

const returnUrlsOf = (request: IDataObject): Array<[Address, ReturnKind]> =>
	(Object.entries(RETURN_KINDS) as Array<[Address, ReturnKind]>).filter(
		([name, way]) => typeof request[name] === 'string' && isTriggerUrl(String(request[name]), way),
	);

/**
 * Ties a request to this merchant: what comes back to a trigger of this package carries a signature
 * over order number and amount, in custom_parameter and in the addresses. A request that comes back to
 * another system goes out as it is.
 */
export function signRequest(request: IDataObject, credential: IDataObject): IDataObject {
	const tie = stateOf(request);
	const result = { ...request };
	for (const [name, way] of returnUrlsOf(request)) {
		result[name] = signReturnUrl(String(request[name]), way, tie, credential);
		if (way === 'return') result.custom_parameter = signCustomParameter(tie, credential);
	}
	return result;
}

/** How long an address will be with what is added to it; a signature has the same length for every key. */
export function signedUrlLength(name: Address, request: IDataObject): number {
	return String(signRequest(request, {})[name] ?? '').length;
}

/** How long custom_parameter will be with what is added to it */
export function signedCustomLength(request: IDataObject): number {
	return String(signRequest(request, {}).custom_parameter ?? '').length;
}
