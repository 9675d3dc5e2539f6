import { createHmac } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { secretsEqual } from '../../core/security/secretsEqual';
import { trimmedOrDigits } from '../api/api';

/** The kind of a buyer's return from Shinhan: the value of `on` in the trigger's URL */
export type ReturnKind = 'return' | 'cancel' | 'fail';

/** What a returning browser carries of the merchant's original request */
export interface SignedState {
	order_no: string;
	/** The requested amount, in won */
	amount: number;
	/** The merchant's own custom_parameter */
	custom: string;
}

/**
 * Shinhan signs nothing that the buyer's browser brings back, so we sign the request: HMAC-SHA256
 * with the payment key. It proves that this merchant requested this amount for this order number; a
 * signature made for one `place` is worthless in another.
 */
function signatureOf(
	place: ReturnKind | 'custom',
	{ order_no, amount, custom }: SignedState,
	credential: IDataObject,
): string {
	const key = trimmedOrDigits(credential.paymentApiKey);
	const text = JSON.stringify([
		place,
		trimmedOrDigits(credential.client_id),
		order_no,
		amount,
		custom,
	]);
	return createHmac('sha256', key).update(text, 'utf8').digest('base64url');
}

const isSigned = (
	given: unknown,
	place: ReturnKind | 'custom',
	signed: SignedState,
	credential: IDataObject,
): boolean =>
	secretsEqual(
		given,
		trimmedOrDigits(credential.paymentApiKey) && signatureOf(place, signed, credential),
	);

const ENVELOPE = /^n8n\.(\d{1,15})\.([\w-]{43})\.([\w-]*)$/;

/**
 * Returns the outgoing custom_parameter: amount, signature, and the merchant's own text. The text
 * is base64url, since browsers rewrite line endings and an encoding on the way may alter
 * characters.
 */
export function signCustomParameter(signed: SignedState, credential: IDataObject): string {
	const custom = Buffer.from(signed.custom, 'utf8').toString('base64url');
	return `n8n.${signed.amount}.${signatureOf('custom', signed, credential)}.${custom}`;
}

/** Opens a return's custom_parameter; undefined unless this merchant signed it for this order. */
export function verifyCustomParameter(
	order_no: string,
	sealed: string,
	credential: IDataObject,
): SignedState | undefined {
	const [, amount, signature, text] = ENVELOPE.exec(sealed.trim()) ?? [];
	if (amount === undefined || text === undefined) return undefined;
	const custom = Buffer.from(text, 'base64url').toString('utf8');
	const signed = { order_no, amount: Number(amount), custom };
	return isSigned(signature, 'custom', signed, credential) ? signed : undefined;
}

/**
 * Signs a trigger URL for a request, since neither cancel_url nor fail_url nor a virtual account's
 * return brings back order_no or custom_parameter. Returns other systems' URLs unchanged.
 */
export function signReturnUrl(
	address: string,
	way: ReturnKind,
	signed: SignedState,
	credential: IDataObject,
): string {
	if (!isTriggerUrl(address, way)) return address;
	const url = new URL(address);
	// Names that Shinhan does not use, as it may add parameters of its own.
	url.searchParams.set('order', signed.order_no);
	url.searchParams.set('won', String(signed.amount));
	url.searchParams.set('nonce', signatureOf(way, { ...signed, custom: '' }, credential));
	return url.href;
}

/** Whether a URL is a trigger's for this kind of return, e.g. `on=cancel` in its query */
export function isTriggerUrl(address: string, way: ReturnKind): boolean {
	try {
		return new URL(address).searchParams.get('on') === way;
	} catch {
		return false;
	}
}

/** Reads the signed state from a trigger URL's query; undefined unless this merchant signed it. */
export function verifyReturnUrl(
	way: ReturnKind,
	query: IDataObject,
	credential: IDataObject,
): SignedState | undefined {
	const { order, won, nonce } = query;
	if (typeof order !== 'string' || !order || !/^\d{1,15}$/.test(String(won))) {
		return undefined;
	}
	const signed = { order_no: order, amount: Number(won), custom: '' };
	return isSigned(nonce, way, signed, credential) ? signed : undefined;
}
