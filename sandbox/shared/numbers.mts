/** Numbers of payments and the like. */
import { randomInt } from 'node:crypto';

/**
 * Gives numbers of nine digits, one after the other. They begin anywhere, so that only who was told
 * the address of a buyer's page can open it.
 */
export function numbers(): () => string {
	let last = randomInt(100_000_000, 900_000_000);
	return () => String((last += 1));
}
