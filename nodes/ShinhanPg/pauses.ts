/**
 * Milliseconds before each look-up after a lost answer. The last one has to be far from the first:
 * right after a time-out the call may still be under way at Shinhan, and "there is no data" would come
 * too early.
 */
export const POLL_DELAYS_MS = [1000, 2000, 4000, 8000];
