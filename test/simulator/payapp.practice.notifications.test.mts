/** Where practice goes beyond the manual (see payapp.practice.mts): what PayApp tells the shop. */
import { describe, expect, it } from '@jest/globals';

import { openSeller, payapp, seller } from './payapp.mts';
import { paid } from './payapp.practice.mts';

openSeller();

describe('a notification', () => {
	it('has the card fields in the forms of the one captured', async () => {
		await paid({ openpaytype: 'naverpay' }, 'naverpay');
		expect(seller.received.at(-1)).toMatchObject({
			pay_type: '16',
			paymethod_group: '25',
			cardinst: '0',
			card_quota: '0',
			card_num: '0000-****-****-0000',
			noinf: 'n',
			amount_taxable: '0',
			amount_taxfree: '3000',
			amount_vat: '0',
		});
	});

	it('echoes a tax split that was sent', async () => {
		const split = { amount_taxable: '2728', amount_taxfree: '0', amount_vat: '272' };
		await paid(split);
		expect(seller.received.at(-1)).toMatchObject(split);
	});

	it.each([
		['blank', ' '],
		['two blanks', '  '],
		['tab', '\t'],
		['line end', '\r\n'],
		['no-break space', '\u00a0'],
		['ideographic space', '\u3000'],
	] as const)('can have a %s between day and time', async (name, space) => {
		payapp.switches.payDateSpace = name;
		await paid();
		expect(seller.received.at(-1)?.pay_date).toMatch(
			new RegExp(`^\\d{4}-\\d\\d-\\d\\d${space}\\d\\d:\\d\\d:\\d\\d$`),
		);
	});

	it('can carry one value in EUC-KR, the others in UTF-8', async () => {
		payapp.switches.euckrField = { value: 'goodname', times: 1 };
		await paid({ var1: '한글', goodname: '가 A&=%힣' });
		// 가 is B0 A1 in EUC-KR, which lacks 힣.
		expect(seller.bodies.at(-1)).toContain('&goodname=%B0%A1%20%41%26%3D%25%3F&');
		expect(seller.bodies.at(-1)).toContain(`&var1=${encodeURIComponent('한글')}&`);
		await paid({ goodname: '가' });
		expect(seller.received.at(-1)?.goodname).toBe('가');
	});
});
