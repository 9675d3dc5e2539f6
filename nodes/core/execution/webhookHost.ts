import type { IExecuteFunctions } from 'n8n-workflow';

import { resumeUrlOf } from '../resumeUrl';

/**
 * The host of this n8n's webhooks, as it is known from outside, without its port: an execution knows the
 * address that it can be resumed at. Undefined where n8n does not say. Never throws.
 */
export function webhookHostOf(execution: IExecuteFunctions): string | undefined {
	try {
		return new URL(resumeUrlOf(execution)).hostname || undefined;
	} catch {
		return undefined;
	}
}
