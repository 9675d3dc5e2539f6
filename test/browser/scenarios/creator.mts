import { beforeAll, describe, expect, it } from '@jest/globals';

import { EVENTS } from '../../../nodes/PayApp/notification';
import { keepScreenshot, renewReadmeImage } from '../artefacts.mts';
import type { Desk } from '../desk.mts';
import { everyOperation } from '../operations.mts';
import { manualTrigger, store } from '../workflows.mts';

const ACTIONS = everyOperation().map(({ operation }) => operation.action);

/** Finding PayApp among all nodes of n8n. */
export function nodeCreator(desk: () => Desk): void {
	describe('the node creator', () => {
		beforeAll(async () => {
			const { bench, editor } = desk();
			const { id } = await store(bench, 'Find PayApp', [manualTrigger()]);
			await editor.openWorkflow(id);
		});

		it.each(['페이앱', 'PayApp', 'payapp', '결제', '환불'])('finds PayApp by %s', async (text) => {
			const { editor } = desk();
			const entry = await editor.findNode(text, 'PayApp');
			expect(await entry.isVisible()).toBe(true);
			if (text !== '페이앱') return;
			await keepScreenshot('node-creator', editor.page);
			await renewReadmeImage('node-creator', editor.page, {}, CREATOR);
		});

		it('offers every action and the trigger', async () => {
			const { editor } = desk();
			await (await editor.findNode('페이앱', 'PayApp')).click();
			const names = editor.get('node-creator-item-name');
			await names.getByText(ACTIONS[0] ?? '', { exact: true }).waitFor();
			const offered = await names.allInnerTexts();
			expect(offered).toEqual(expect.arrayContaining(ACTIONS));
			await keepScreenshot('node-creator-actions', editor.page);
			await editor.page.getByText(`Triggers (${EVENTS.length})`).click();
			await names
				.getByText(/^(on )?paid$/i)
				.first()
				.waitFor();
			await keepScreenshot('node-creator-triggers', editor.page);
		});
	});
}

/** The column at the right, with a strip of the canvas. */
const CREATOR = { x: 640, y: 0, width: 800, height: 480 };
