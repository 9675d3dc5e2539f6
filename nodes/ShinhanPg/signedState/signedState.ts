import { createHmac } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { secretsEqual } from '../../core/security/secretsEqual';
import { trimmedText } from '../api/api';

/** Where Shinhan sends the buyer's browser back to, as the trigger's address names it */
export type ReturnKind = 'return' | 'cancel' | 'fail';

/** What a returning browser carries of the request that this merchant made */
export interface SignedState {
	order_no: string;
	/** The amount of the request, in won */
	amount: number;
	/** The merchant's own custom_parameter */
	custom: string;
}

/**
 * Nothing that the buyer's browser brings back is signed by Shinhan, so the request is: HMAC-SHA256 with
 * the payment key over what it was made for. It proves that this merchant asked for this amount under this
 * number; what was signed for one place is worth nothing in another.
 */
function signatureOf(
	place: ReturnKind | 'custom',
	{ order_no, amount, custom }: SignedState,
	credential: IDataObject,
): string {
	const key = trimmedText(credential.paymentApiKey);
	const text = JSON.stringify([place, trimmedText(credential.client_id), order_no, amount, custom]);
	return createHmac('sha256', key).update(text, 'utf8').digest('base64url');
}

const isSigned = (
	given: unknown,
	place: ReturnKind | 'custom',
	tie: SignedState,
	credential: IDataObject,
): boolean =>
	secretsEqual(given, trimmedText(credential.paymentApiKey) && signatureOf(place, tie, credential));

const ENVELOPE = /^n8n\.(\d{1,15})\.([\w-]{43})\.([\w-]*)$/;

/**
 * The custom_parameter that goes out: amount, signature, and the merchant's own text. That one travels as
 * base64url, since a browser changes line ends and an encoding on the way may change letters.
 */
export function signCustomParameter(tie: SignedState, credential: IDataObject): string {
	const custom = Buffer.from(tie.custom, 'utf8').toString('base64url');
	return `n8n.${tie.amount}.${signatureOf('custom', tie, credential)}.${custom}`;
}

/** Opens the custom_parameter of a return; undefined where this merchant did not make it for this order. */
export function verifyCustomParameter(
	order_no: string,
	sealed: string,
	credential: IDataObject,
): SignedState | undefined {
	const [, amount, signature, text] = ENVELOPE.exec(sealed.trim()) ?? [];
	if (amount === undefined || text === undefined) return undefined;
	const custom = Buffer.from(text, 'base64url').toString('utf8');
	const tie = { order_no, amount: Number(amount), custom };
	return isSigned(signature, 'custom', tie, credential) ? tie : undefined;
}

/**
 * Ties an address of the trigger to the request, since neither cancel_url nor fail_url nor the return of a
 * virtual account brings order_no or custom_parameter back. Addresses of other systems stay as they are.
 */
export function signReturnUrl(
	address: string,
	way: ReturnKind,
	tie: SignedState,
	credential: IDataObject,
): string {
	if (!isTriggerUrl(address, way)) return address;
	const url = new URL(address);
	// Names that Shinhan has none of: it may add its own.
	url.searchParams.set('order', tie.order_no);
	url.searchParams.set('won', String(tie.amount));
	url.searchParams.set('nonce', signatureOf(way, { ...tie, custom: '' }, credential));
	return url.href;
}

/** Whether an address is one of a trigger: it carries `on=return`, `on=cancel` or `on=fail`. */
export function isTriggerUrl(address: string, way: ReturnKind): boolean {
	try {
		return new URL(address).searchParams.get('on') === way;
	} catch {
		return false;
	}
}

/** Reads the tie out of a trigger's address; undefined where this merchant did not make it. */
export function verifyReturnUrl(
	way: ReturnKind,
	query: IDataObject,
	credential: IDataObject,
): SignedState | undefined {
	const { order, won, nonce } = query;
	if (typeof order !== 'string' || !order || !/^\d{1,15}$/.test(String(won))) {
		return undefined;
	}
	const tie = { order_no: order, amount: Number(won), custom: '' };
	return isSigned(nonce, way, tie, credential) ? tie : undefined;
}
