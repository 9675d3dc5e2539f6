import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { until } from '../../../../sandbox/n8n/command.mts';
import { keepScreenshot } from '../artefacts.mts';
import type { Desk } from '../desk.mts';
import { fileNameOf, parametersOf } from '../column.mts';
import { fillings, labelsAdded, labelsWith, shownWith } from '../fillings.mts';
import {
	choiceOf,
	everyOperation,
	namesIn,
	needsCredential,
	titleOf,
	type OperationPanel,
} from '../operations.mts';
import { BY_NAME, type Provider } from '../providers.mts';
import { providerNode, storeApart } from '../workflows.mts';

/** Tall enough for the longest panel. */
const HIGH = { width: 1440, height: 2200 };
const USUAL = { width: 1440, height: 900 };
const SELECTORS = ['Resource', 'Operation'];

/** Every operation's panel, for every provider: as first opened, and with every field shown. */
export function panels(desk: () => Desk): void {
	describe.each(BY_NAME)('the panel of %s', (_, provider) => {
		const operations = everyOperation(provider).map((panel): [string, OperationPanel] => [
			titleOf(panel),
			panel,
		]);

		beforeAll(async () => {
			const { editor } = desk();
			await editor.page.setViewportSize(HIGH);
			await openAll(desk(), provider);
			await keepScreenshot(`${fileNameOf(provider.name)}-canvas`, editor.page);
		});

		afterEach(async () => {
			await desk().editor.closeNode();
		});

		afterAll(async () => {
			await desk().editor.page.setViewportSize(USUAL);
		});

		it.each(operations)('%s', async (title, panel) => {
			const { editor } = desk();
			await editor.openNode(title);
			const shown = shownWith(panel.fields, choiceOf(panel));
			const notices = shown.filter(({ type }) => type === 'notice');
			const fields = shown.filter((field) => !notices.includes(field));
			// Exactly this operation's fields, in this order.
			expect(await editor.labelTexts()).toEqual([
				...SELECTORS,
				...fields.map(({ displayName }) => displayName),
			]);
			expect(await editor.get('credentials-label').isVisible()).toBe(
				needsCredential(provider, panel),
			);
			for (const { displayName } of notices) {
				expect(await editor.panel.getByText(displayName).isVisible()).toBe(true);
			}
			expect(await editor.field('resource').inputValue()).toBe(panel.resource.name);
			expect(await editor.field('operation').inputValue()).toBe(panel.operation.name);
			expect(await editor.cutOffTexts()).toEqual([]);
			await keepScreenshot(fileOf(provider, title), editor.page, await parametersOf(editor));
			for (const field of fields.filter(({ type }) => type === 'collection')) {
				expect(await editor.addableTo(field.displayName)).toEqual(namesIn(field));
			}
			for (const field of fields.filter(({ type }) => type === 'fixedCollection')) {
				expect(await editor.addEntryTo(field.name)).toEqual(labelsAdded(field));
			}
		});

		it.each(operations)('%s, with every field that it has', async (title, panel) => {
			const { editor } = desk();
			const sets = fillings(panel.fields, choiceOf(panel));
			for (const [index, values] of sets.entries()) {
				if (index > 0) await editor.closeNode();
				await editor.openNode(filled(title, index));
				const labels = [...SELECTORS, ...labelsWith(panel.fields, values)];
				// Filled-in collections unfold a moment after the panel appears.
				await until(
					`${labels.length} labels`,
					async () => (await editor.labelTexts()).length >= labels.length,
				);
				expect((await editor.labelTexts()).sort()).toEqual(labels.sort());
				expect(await editor.cutOffTexts()).toEqual([]);
				const file = `${fileOf(provider, title)}-all${index > 0 ? index + 1 : ''}`;
				await keepScreenshot(file, editor.page, await parametersOf(editor));
			}
		});
	});
}

const filled = (title: string, index: number): string => `${title} (all ${index + 1})`;

const fileOf = ({ name }: Provider, title: string): string => fileNameOf(`${name} ${title}`);

/** Opens a workflow with each operation at its defaults, and once for each of its fillings. */
async function openAll({ bench, editor, credentialOf }: Desk, provider: Provider): Promise<void> {
	const credential = await credentialOf(provider);
	const node = (title: string, parameters: Record<string, unknown>) =>
		providerNode(provider, provider.node, title, parameters, credential);
	const nodes = everyOperation(provider).flatMap((panel) => {
		const title = titleOf(panel);
		return [
			node(title, choiceOf(panel)),
			...fillings(panel.fields, choiceOf(panel)).map((values, index) =>
				node(filled(title, index), values),
			),
		];
	});
	const { id } = await storeApart(bench, `Every operation of ${provider.name}`, nodes);
	await editor.openWorkflow(id);
}
