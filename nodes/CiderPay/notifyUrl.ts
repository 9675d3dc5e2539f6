import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../core/header';
import type { Input } from '../core/operation';

/** The fields that name an address to notify: ciderpay.txt; `feedbackurl` as in 결제 요청 */
const ADDRESSES = ['feedbackUrl', 'feedbackurl', 'oneJustPayFeedback', 'payFeedbackUrl'];

/** What n8n puts at the end of the address of every CiderPay Trigger */
const TRIGGER_PATH = '/ciderpay';

/**
 * Puts the credential's URL secret behind the addresses of triggers. Done while the request is built, so
 * that it stands neither in a workflow nor in an execution. Other addresses are the merchant's own affair:
 * they stay as they are and are not told the secret.
 */
export function withUrlSecret(input: Input, { urlSecret }: IDataObject): Input {
	const secret = textOf(urlSecret);
	const given = ADDRESSES.filter((name) => name in input);
	if (!secret || given.length === 0) return input;
	const complete = given.map((name): [string, string] => [
		name,
		addressWith(secret, textOf(input[name])),
	]);
	return { ...input, ...Object.fromEntries(complete) };
}

function addressWith(secret: string, address: string): string {
	if (!URL.canParse(address)) return address;
	const url = new URL(address);
	// One that the merchant put there is not replaced: it may be that of another n8n.
	if (!url.pathname.endsWith(TRIGGER_PATH) || url.searchParams.has('secret')) return address;
	url.searchParams.append('secret', secret);
	return url.href;
}
