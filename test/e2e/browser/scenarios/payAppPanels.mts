import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { keepScreenshot } from '../artefacts.mts';
import { parametersOf } from '../column.mts';
import type { Desk } from '../desk.mts';
import { byTestId } from '../editor.mts';
import { payApp, storeApart } from '../workflows.mts';

const HIGH = { width: 1440, height: 1600 };
const USUAL = { width: 1440, height: 900 };
const BUSINESS = [
	'Business Number',
	'Company Name',
	'Business Type',
	'Business Item',
	'Representative Name',
];

/** How panels react to a user, on two of PayApp's. */
export function payAppPanels(desk: () => Desk): void {
	describe("PayApp's panel", () => {
		beforeAll(async () => {
			const { bench, editor } = desk();
			await editor.page.setViewportSize(HIGH);
			const { id } = await storeApart(bench, 'Two panels', [
				payApp(bench, 'Register', { resource: 'seller', operation: 'register' }),
				payApp(bench, 'Request', { resource: 'payment', operation: 'request' }),
			]);
			await editor.openWorkflow(id);
		});

		afterEach(async () => {
			await desk().editor.closeNode();
		});

		afterAll(async () => {
			await desk().editor.page.setViewportSize(USUAL);
		});

		it('Seller: Register asks a person for a name and a business for its five fields', async () => {
			const { editor } = desk();
			await editor.openNode('Register');
			expect(await editor.labelTexts()).toContain('Individual Name');
			await editor.choose('usertype', 'Business');
			await editor.labels.getByText('Representative Name', { exact: true }).waitFor();
			const labels = await editor.labelTexts();
			expect(labels).toEqual(expect.arrayContaining(BUSINESS));
			expect(labels).not.toContain('Individual Name');
			await editor.choose('usertype', 'Individual');
			await editor.labels.getByText('Individual Name', { exact: true }).waitFor();
			const again = await editor.labelTexts();
			expect(again.filter((label) => BUSINESS.includes(label))).toEqual([]);
		});

		it('Payment: Request tells what the notification URL is for', async () => {
			const { editor } = desk();
			await editor.openNode('Request');
			const label = byTestId(editor.panel, 'parameter-item').filter({
				has: byTestId(editor.page, 'parameter-input-feedbackurl'),
			});
			await label.hover();
			const help = label.locator('.n8n-input-label svg, [data-icon="circle-help"]').first();
			await help.hover();
			await editor.page.getByText('Where PayApp reports this payment').first().waitFor();
			const { y, width, height } = await parametersOf(editor);
			// The help is wider than the column.
			const crop = { x: 0, y, width: width + 600, height };
			await keepScreenshot('payment-request-notify', editor.page, crop);
		});
	});
}
