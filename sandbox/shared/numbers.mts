/** Numbers of payments and other entries. */
import { randomInt } from 'node:crypto';

/**
 * Returns a generator of consecutive nine-digit numbers. They start anywhere, so that only someone
 * who was told the address of a buyer's page can open it.
 */
export function numbers(): () => string {
	let last = randomInt(100_000_000, 900_000_000);
	return () => String((last += 1));
}
