import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * Whether two secrets are the same, in a time that tells nothing about where they differ or how long
 * they are. Both are trimmed: keys are pasted, and come with line ends. An empty secret equals nothing.
 */
export function sameSecret(given: unknown, expected: unknown): boolean {
	const [left, right] = [given, expected].map((value) =>
		typeof value === 'string' ? value.trim() : '',
	) as [string, string];
	return timingSafeEqual(digest(left), digest(right)) && right !== '';
}
