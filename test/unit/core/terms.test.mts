import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { eventsWithTerms, fieldsWithTerms, withTerms } from '../../../nodes/core/fields/terms';

describe('the Korean word behind a description', () => {
	it.each([
		['What the buyer pays for', 'What the buyer pays for (상품명, goodname)'],
		['Two sentences. This is one.', 'Two sentences. This is one (상품명, goodname).'],
	])('%s', (description, expected) => {
		expect(withTerms(description, '상품명', 'goodname')).toBe(expected);
	});

	it('is left out where there is none', () => {
		expect(withTerms('A sentence.', '', '')).toBe('A sentence.');
	});

	const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
		displayName: name,
		name,
		type: 'string',
		default: '',
		description: `The ${name}`,
		...more,
	});

	it('is that of the call where one name means two things, also deep inside', () => {
		const inner = field('memo');
		const added = field('added', { type: 'collection', options: [inner] });
		const group = field('stock', {
			type: 'fixedCollection',
			options: [{ displayName: 'Stock', name: 'stock', values: [field('qty')] }],
		});
		const terms = { memo: '메모', 'payment.cancel.memo': '취소 사유', qty: '' };
		const described = fieldsWithTerms([added, group], terms, 'payment.cancel');
		expect(described).toMatchObject([
			{ description: 'The added', options: [{ description: 'The memo (취소 사유, memo)' }] },
			{ options: [{ values: [{ description: 'The qty (qty)' }] }] },
		]);
		expect(inner.description).toBe('The memo');
	});

	it('of an event is that of its wire value', () => {
		const paid = { name: 'Paid', value: 'paid', description: 'The buyer has paid' };
		expect(eventsWithTerms([paid], { paid: '결제완료, pay_state 4' })).toEqual([
			{ ...paid, description: 'The buyer has paid (결제완료, pay_state 4)' },
		]);
	});
});
