import type { IDataObject } from 'n8n-workflow';

import { trimmed } from '../../core/values';
import type { WireParams } from '../../core/operation';
import { isTooShort, LEAST_LENGTH } from '../../core/security/secretsEqual';

/** Fields that hold a notification URL: ciderpay.txt; `feedbackurl` as in 결제 요청 */
export const NOTIFICATION_FIELDS = [
	'feedbackUrl',
	'feedbackurl',
	'oneJustPayFeedback',
	'payFeedbackUrl',
];

/** How n8n ends the URL of every CiderPay Trigger */
export const TRIGGER_PATH = 'ciderpay';

/**
 * Appends the credential's URL secret to URLs of this n8n's triggers, whose host is `webhookHost`:
 * only as the request is built, so that neither workflows nor executions store it. Other URLs are
 * the merchant's business: they stay unchanged and never get the secret. Throws if the secret is
 * too short for the trigger to accept: CiderPay would notify in vain.
 */
export function withUrlSecret(
	input: WireParams,
	{ urlSecret }: IDataObject,
	webhookHost: (() => string | undefined) | undefined,
): WireParams {
	const secret = trimmed(urlSecret);
	const given = NOTIFICATION_FIELDS.filter((name) => name in input);
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
	const isTrigger = url.hostname === host && url.pathname.endsWith(`/${TRIGGER_PATH}`);
	// A secret that the merchant put there is kept: it may belong to another n8n.
	if (!isTrigger || url.searchParams.has('secret')) return address;
	if (isTooShort(secret)) {
		throw new RangeError(
			`the credential's 'URL Secret' is too short: use at least ${LEAST_LENGTH} characters, better 32 random ones`,
		);
	}
	url.searchParams.append('secret', secret);
	return url.href;
}
