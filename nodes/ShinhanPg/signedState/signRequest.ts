import type { IDataObject } from 'n8n-workflow';

import { isTriggerUrl, signCustomParameter, signReturnUrl } from './signedState';
import type { SignedState, ReturnKind } from './signedState';

/** A request's URL fields, and the kind of return that each one serves */
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
 * Signs a request so that its returns can be verified: custom_parameter and the URLs that lead to a
 * trigger of this package carry a signature over order number and amount. A request that returns to
 * another system is left unchanged.
 */
export function signRequest(request: IDataObject, credential: IDataObject): IDataObject {
	const signed = stateOf(request);
	const result = { ...request };
	for (const [name, way] of returnUrlsOf(request)) {
		result[name] = signReturnUrl(String(request[name]), way, signed, credential);
		if (way === 'return') result.custom_parameter = signCustomParameter(signed, credential);
	}
	return result;
}

/** Returns a URL's length once signed. Needs no key: every signature has the same length. */
export function signedUrlLength(name: Address, request: IDataObject): number {
	return String(signRequest(request, {})[name] ?? '').length;
}

/** Returns the length of custom_parameter once signed */
export function signedCustomLength(request: IDataObject): number {
	return String(signRequest(request, {}).custom_parameter ?? '').length;
}
