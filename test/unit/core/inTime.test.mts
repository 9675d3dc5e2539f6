import { getEventListeners } from 'node:events';

import { describe, expect, it } from '@jest/globals';

import { inTime } from '../../../nodes/core/inTime';

const late = () => new Error('late');

describe('a time limit', () => {
	it('gives what comes in time, and then keeps nothing alive', async () => {
		const { signal } = new AbortController();
		const work = inTime(Promise.resolve('done'), signal, late);
		expect(getEventListeners(signal, 'abort')).toHaveLength(1);
		expect(await work).toBe('done');
		expect(getEventListeners(signal, 'abort')).toHaveLength(0);
	});

	it('keeps nothing alive where the work fails', async () => {
		const { signal } = new AbortController();
		await expect(inTime(Promise.reject(new Error('no')), signal, late)).rejects.toThrow('no');
		expect(getEventListeners(signal, 'abort')).toHaveLength(0);
	});

	it('rejects once it has passed, also if it had before', async () => {
		const never = new Promise<void>(() => {});
		const limit = new AbortController();
		const work = inTime(never, limit.signal, late);
		limit.abort();
		await expect(work).rejects.toThrow('late');
		await expect(inTime(never, limit.signal, late)).rejects.toThrow('late');
	}, 2000);
});
