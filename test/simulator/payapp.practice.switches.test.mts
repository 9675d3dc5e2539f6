/** The switches for what goes beyond PayApp's manual, over HTTP and on the board. */
import { describe, expect, it } from '@jest/globals';

import { openSeller, payapp, seller } from './payapp.mts';

openSeller();

describe('the switches of all this', () => {
	const set = async (body: object | URLSearchParams): Promise<number> => {
		const form = body instanceof URLSearchParams;
		const response = await fetch(`${payapp.base}/control/switches`, {
			method: 'POST',
			redirect: 'manual',
			...(form ? {} : { headers: { 'content-type': 'application/json' } }),
			body: form ? body : JSON.stringify(body),
		});
		return response.status;
	};

	it('are set over HTTP, and refused where they do not fit', async () => {
		const settings = {
			minimumPrice: 1,
			payrequestReply: 'both',
			paymentQuery: 'none',
			partialWithoutPartcancel: 'refuse',
			payDateSpace: 'two blanks',
		};
		expect(await set(settings)).toBe(200);
		expect(payapp.switches).toMatchObject(settings);
		for (const wrong of [
			{ payDateSpace: '  ' },
			{ paymentQuery: 'statecheck' },
			{ euckrField: 1 },
		]) {
			expect(await set(wrong)).toBe(400);
		}
	});

	it('stand on the board, whose forms set them with their conditions', async () => {
		const board = await (await fetch(`${seller.sandbox.origin}/`)).text();
		for (const name of [
			'payrequestReply',
			'euckrField',
			'resetReply',
			'trickleMs',
			'replyStatus',
		]) {
			expect(board).toContain(`name="name" value="${name}"`);
		}
		const fields = { name: 'euckrField', value: 'pay_memo', times: '2', pay_state: '4' };
		expect(await set(new URLSearchParams(fields))).toBe(303);
		expect(payapp.switches.euckrField).toEqual({ value: 'pay_memo', times: 2, pay_state: '4' });
	});
});
