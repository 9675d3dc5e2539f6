import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { keepScreenshot, type Crop } from '../artefacts.mts';
import type { Desk } from '../desk.mts';
import { byTestId, type Editor } from '../editor.mts';
import {
	everyOperation,
	everythingAdded,
	namesIn,
	shownAtFirst,
	type OperationPanel,
} from '../operations.mts';
import { payApp, storeApart } from '../workflows.mts';

const OPERATIONS = everyOperation().map((panel): [string, OperationPanel] => [
	`${panel.resource.name}: ${panel.operation.name}`,
	panel,
]);

/** High enough for the longest panel. */
const HIGH = { width: 1440, height: 2200 };
const USUAL = { width: 1440, height: 900 };

/** The panel of every operation, as a user sees it first. */
export function panels(desk: () => Desk): void {
	describe('the panel of', () => {
		beforeAll(async () => {
			const { bench, editor } = desk();
			const nodes = OPERATIONS.flatMap(([name, { resource, operation, fields }]) => {
				const chosen = { resource: resource.value, operation: operation.value };
				return [
					payApp(bench, name, chosen),
					payApp(bench, `${name} (all)`, { ...chosen, ...everythingAdded(fields) }),
				];
			});
			const { id } = await storeApart(bench, 'Every operation', nodes);
			await editor.openWorkflow(id);
			await keepScreenshot('canvas', editor.page);
			await editor.page.setViewportSize(HIGH);
		});

		afterEach(async () => {
			await desk().editor.closeNode();
		});

		afterAll(async () => {
			await desk().editor.page.setViewportSize(USUAL);
		});

		it.each(OPERATIONS)('%s', async (name, { resource, operation, fields }) => {
			const { editor } = desk();
			await editor.openNode(name);
			const shown = shownAtFirst(fields);
			const notices = shown.filter(({ type }) => type === 'notice');
			const labels = shown.filter((field) => !notices.includes(field));
			// Nothing is missing, nothing is there that belongs to another operation, and in this order.
			expect(await editor.labelTexts()).toEqual([
				'Resource',
				'Operation',
				...labels.map(({ displayName }) => displayName),
			]);
			const needsCredential = resource.value !== 'notification';
			expect(await editor.get('credentials-label').isVisible()).toBe(needsCredential);
			for (const { displayName } of notices) {
				expect(await editor.panel.getByText(displayName).isVisible()).toBe(true);
			}
			expect(await editor.field('resource').inputValue()).toBe(resource.name);
			expect(await editor.field('operation').inputValue()).toBe(operation.name);
			expect(await editor.cutOffTexts()).toEqual([]);
			await keepScreenshot(fileNameOf(name), editor.page, await parametersOf(editor));
			for (const field of labels.filter(({ type }) => type === 'collection')) {
				expect(await editor.addableTo(field.displayName)).toEqual(namesIn(field));
			}
		});

		it.each(OPERATIONS)('%s, with every field that can be added', async (name, { fields }) => {
			const { editor } = desk();
			await editor.openNode(`${name} (all)`);
			const collections = shownAtFirst(fields).filter(({ type }) => type === 'collection');
			const labels = await editor.labelTexts();
			expect(labels).toEqual(expect.arrayContaining(collections.flatMap(namesIn)));
			expect(await editor.cutOffTexts()).toEqual([]);
			await keepScreenshot(`${fileNameOf(name)}-all`, editor.page, await parametersOf(editor));
		});

		it('Seller: Register asks a person for a name and a business for its five fields', async () => {
			const { editor } = desk();
			const business = [
				'Business Number',
				'Company Name',
				'Business Type',
				'Business Item',
				'Representative',
			];
			await editor.openNode('Seller: Register');
			expect(await editor.labelTexts()).toContain('Person Name');
			await editor.choose('usertype', 'Business');
			await editor.labels.getByText('Representative', { exact: true }).waitFor();
			const labels = await editor.labelTexts();
			expect(labels).toEqual(expect.arrayContaining(business));
			expect(labels).not.toContain('Person Name');
			await keepScreenshot('seller-register-business', editor.page, await parametersOf(editor));
			await editor.choose('usertype', 'Person');
			await editor.labels.getByText('Person Name', { exact: true }).waitFor();
			const again = await editor.labelTexts();
			expect(again.filter((label) => business.includes(label))).toEqual([]);
		});

		it('Payment: Request tells what Notify is for', async () => {
			const { editor } = desk();
			await editor.openNode('Payment: Request');
			const label = byTestId(editor.panel, 'parameter-item').filter({
				has: byTestId(editor.page, 'parameter-input-feedbackurl'),
			});
			await label.hover();
			const help = label.locator('.n8n-input-label svg, [data-icon="circle-help"]').first();
			await help.hover();
			await editor.page.getByText('paste the production URL of a PayApp Trigger').first().waitFor();
			const { y, width, height } = await parametersOf(editor);
			// The help is wider than the column.
			const crop = { x: 0, y, width: width + 600, height };
			await keepScreenshot('payment-request-notify', editor.page, crop);
		});
	});
}

const fileNameOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** The column of parameters, from its tabs down to the last field. */
async function parametersOf(editor: Editor): Promise<Crop> {
	const items = byTestId(editor.get('node-parameters'), 'parameter-item').filter({ visible: true });
	const [tabs, column, last] = await Promise.all([
		editor.get('tab-params').boundingBox(),
		editor.get('node-parameters').boundingBox(),
		items.last().boundingBox(),
	]);
	if (!tabs || !column || !last) throw new Error('The panel has no parameters');
	const y = tabs.y - 16;
	return { x: column.x, y, width: column.width, height: last.y + last.height + 24 - y };
}
