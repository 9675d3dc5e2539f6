import type { IDataObject } from 'n8n-workflow';

import { trimmed } from '../../core/values';
import type { WireParams } from '../../core/operation';
import { isTooShort, LEAST_LENGTH } from '../../core/security/secretsEqual';

/** The fields that name an address to notify: ciderpay.txt; `feedbackurl` as in 결제 요청 */
const ADDRESSES = ['feedbackUrl', 'feedbackurl', 'oneJustPayFeedback', 'payFeedbackUrl'];

/** What n8n puts at the end of the address of every CiderPay Trigger */
const TRIGGER_PATH = '/ciderpay';

/**
 * Puts the credential's URL secret behind the addresses of triggers of this n8n, whose webhooks are at
 * `webhookHost`. Done while the request is built, so that it stands neither in a workflow nor in an execution.
 * Other addresses are the merchant's own affair: they stay as they are and are not told the secret. Throws
 * where the secret is one that the trigger would not take: CiderPay would notify in vain.
 */
export function withUrlSecret(
	input: WireParams,
	{ urlSecret }: IDataObject,
	webhookHost: (() => string | undefined) | undefined,
): WireParams {
	const secret = trimmed(urlSecret);
	const given = ADDRESSES.filter((name) => name in input);
	const host = secret && given.length > 0 ? webhookHost?.() : undefined;
	if (!host) return input;
	const complete = given.map((name): [string, string] => [
		name,
		addressWith(secret, trimmed(input[name]), host),
	]);
	return { ...input, ...Object.fromEntries(complete) };
}

function addressWith(secret: string, address: string, host: string): string {
	if (!URL.canParse(address)) return address;
	const url = new URL(address);
	const isTrigger = url.hostname === host && url.pathname.endsWith(TRIGGER_PATH);
	// One that the merchant put there is not replaced: it may be that of another n8n.
	if (!isTrigger || url.searchParams.has('secret')) return address;
	if (isTooShort(secret)) {
		throw new RangeError(
			`the credential's 'URL Secret' is too short: make up one of ${LEAST_LENGTH} characters or more, better 32`,
		);
	}
	url.searchParams.append('secret', secret);
	return url.href;
}
