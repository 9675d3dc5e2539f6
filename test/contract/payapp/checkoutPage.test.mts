/** The checkout page that the node makes, as a browser reads it. */
import { describe, expect, it } from '@jest/globals';

import { checkoutOf, htmlOf, unescapeHtml } from './checkoutPage.mts';
import { LITE } from './table.mts';
import { entered, isEntered, requiredRows } from './entries.mts';
import { bench, openPayApp } from '../../support/payapp.mts';

openPayApp();

describe('a checkout page', () => {
	it('is whole, loads payapp-lite.js before its button and sends nothing itself', async () => {
		const done = await bench.run(LITE.operation, entered(requiredRows(LITE)));
		const html = htmlOf(done);
		expect(html).toMatch(/^<!DOCTYPE html>/i);
		expect(html).toMatch(/<\/html>\s*$/);
		expect(html).toMatch(/<meta charset="utf-8">/i);
		expect(html.indexOf('payapp-lite.js')).toBeLessThan(html.indexOf('<button'));
		// payapp.txt: 시작하기
		expect(checkoutOf(done).script).toMatch(
			/^https?:\/\/lite\.payapp\.kr\/public\/api\/payapp-lite\.js$/,
		);
		expect(checkoutOf(done).target).toBeUndefined();
		expect(bench.payapp.calls).toEqual([]);
	});

	it('opens the window where told (payapp.txt: .setTarget())', async () => {
		const parameters = { ...entered(requiredRows(LITE)), additionalFields: { target: '_self' } };
		expect(checkoutOf(await bench.run(LITE.operation, parameters)).target).toBe('_self');
	});

	it('lets the buyer type goods and price that are left empty (사용자입력)', async () => {
		const done = await bench.run(LITE.operation, { shopname: '좋은상점', goodname: '', price: '' });
		const { parameters } = checkoutOf(done);
		expect(parameters.goodname ?? '').toBe('');
		expect(parameters.price ?? '').toBe('');
		expect(parameters).toMatchObject({ userid: 'payapptest', shopname: '좋은상점' });
	});

	it('holds no secret of the merchant', async () => {
		const everything = LITE.rows.filter(isEntered);
		const html = htmlOf(await bench.run(LITE.operation, entered(everything)));
		const { linkkey, linkval } = bench.credential;
		for (const secret of [linkkey, linkval]) {
			expect(html).not.toContain(secret);
			expect(unescapeHtml(html)).not.toContain(secret);
		}
		expect(html).not.toMatch(/linkkey|linkval/);
	});

	it('that is a button has no page around it', async () => {
		const parameters = { ...entered(requiredRows(LITE)), output: 'button' };
		const html = htmlOf(await bench.run(LITE.operation, parameters));
		expect(html).not.toMatch(/<(html|head|body|!doctype)/i);
	});
});
