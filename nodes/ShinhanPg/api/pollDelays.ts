/**
 * Delays in milliseconds before each look-up after a lost reply. The last has to come long after
 * the first: right after a timeout the call may still be in flight at Shinhan, and "there is no
 * data" would be premature.
 */
export const POLL_DELAYS_MS: readonly number[] = [1000, 2000, 4000, 8000];
