import type { Outcome } from '../operation';
import { redact, withoutSecrets } from './redact';

/**
 * Frees an outcome of every secret that was sent, in its words and in what it gives: a provider may repeat
 * them. What is called by one of the names in `revealed` was asked for and stays.
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
