// Import this before anything of nodes/: it takes the place of the pauses of seconds between
// Shinhan PG's look-ups.
import { jest } from '@jest/globals';

let delays = [1, 5, 20];

jest.mock('../../nodes/ShinhanPg/api/pollDelays', () => ({
	get POLL_DELAYS_MS() {
		return delays;
	},
}));

/** Sets the pauses before the look-ups of this test file, in milliseconds. */
export function pollAfter(...milliseconds: number[]): void {
	delays = milliseconds;
}
