import type { Outcome } from '../operation';
import { redact, withoutSecrets } from './redact';

/**
 * Redacts every sent secret in an outcome's messages and data: a provider may echo them. Fields
 * named in `revealed` were asked for and stay.
 */
export function cleanOutcome(outcome: Outcome, secrets: string[], revealed?: string[]): Outcome {
	if (outcome.status === 'succeeded') {
		return { ...outcome, data: withoutSecrets(outcome.data, secrets, revealed) };
	}
	const cleaned: Record<string, string> = {};
	for (const [name, said] of Object.entries(outcome)) {
		if (typeof said === 'string') cleaned[name] = redact(said, secrets);
	}
	return { ...outcome, ...cleaned };
}
