import type { Outcome } from './operation';
import { redact, withoutSecrets } from './redact';

/**
 * Frees an outcome of every secret that was sent, in its words and in what it gives: a provider may repeat
 * them. What is called by one of the names in `revealed` was asked for and stays.
 */
export function cleanOutcome(outcome: Outcome, secrets: string[], revealed?: string[]): Outcome {
	const clean = (words: string) => redact(words, secrets);
	switch (outcome.outcome) {
		case 'succeeded':
			return { ...outcome, data: withoutSecrets(outcome.data, secrets, revealed) };
		case 'refused':
			return { ...outcome, code: clean(outcome.code), message: clean(outcome.message) };
		default:
			return { ...outcome, reason: clean(outcome.reason) };
	}
}
