import type { IExecuteFunctions } from 'n8n-workflow';

import { resumeUrlOf } from '../n8nExecution';

/**
 * Returns the public host of this n8n's webhooks, without its port, from the URL at which the
 * execution can be resumed. Undefined if n8n does not tell. Never throws.
 */
export function webhookHostOf(execution: IExecuteFunctions): string | undefined {
	try {
		return new URL(resumeUrlOf(execution)).hostname || undefined;
	} catch {
		return undefined;
	}
}
