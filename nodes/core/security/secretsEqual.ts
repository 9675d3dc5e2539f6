import { createHash, timingSafeEqual } from 'node:crypto';

import { trimmed } from '../values';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * Whether two secrets are equal, in a time that reveals neither where they differ nor how long they
 * are. Both are trimmed: keys are pasted, and come with line ends. An empty secret equals nothing.
 */
export function secretsEqual(given: unknown, expected: unknown): boolean {
	const [left, right] = [trimmed(given), trimmed(expected)];
	return timingSafeEqual(digest(left), digest(right)) && right !== '';
}

/** A secret the merchant makes up must not be guessable, nor occur by chance in an order number. */
export const LEAST_LENGTH = 8;

/** Whether the merchant's own secret is set, but too short to prove anything */
export const isTooShort = (secret: unknown): boolean =>
	trimmed(secret) !== '' && trimmed(secret).length < LEAST_LENGTH;
