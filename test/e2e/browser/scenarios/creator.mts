import { beforeAll, describe, expect, it } from '@jest/globals';
import type { INodePropertyOptions } from 'n8n-workflow';

import { keepScreenshot, renewReadmeImage } from '../artefacts.mts';
import { fileNameOf } from '../column.mts';
import type { Desk } from '../desk.mts';
import { everyOperation } from '../operations.mts';
import { BY_NAME, type Provider } from '../providers.mts';
import { manualTrigger, store } from '../workflows.mts';

/** The right-hand column with a strip of the canvas. */
const CREATOR = { x: 640, y: 0, width: 800, height: 480 };

/** The search term pictured in the README. */
const IN_README = '페이앱';

/** Finding the providers among all of n8n's nodes. */
export function nodeCreator(desk: () => Desk): void {
	describe('the node creator', () => {
		beforeAll(async () => {
			const { bench, editor } = desk();
			const { id } = await store(bench, 'Find a node', [manualTrigger()]);
			await editor.openWorkflow(id);
		});

		it.each(BY_NAME.flatMap(([name, provider]) => wordsFor(provider).map((word) => [name, word])))(
			'finds %s by %s',
			async (name, word) => {
				const { editor } = desk();
				const entry = await editor.findNode(word, name);
				expect(await entry.isVisible()).toBe(true);
				if (word !== IN_README) return;
				await keepScreenshot('node-creator', editor.page);
				await renewReadmeImage('node-creator', editor.page, {}, CREATOR);
			},
		);

		it.each(BY_NAME)('offers every action of %s and its trigger', async (name, provider) => {
			const { editor } = desk();
			await (await editor.findNode(name, name)).click();
			const actions = everyOperation(provider).map(({ operation }) => operation.action ?? '');
			const names = editor.get('node-creator-item-name');
			// n8n renders a long list in several steps.
			for (const action of actions) await names.getByText(action, { exact: true }).waitFor();
			await keepScreenshot(`node-creator-${fileNameOf(name)}-actions`, editor.page);
			const events = eventsOf(provider);
			await editor.page.getByText(`Triggers (${events.length})`).click();
			// n8n writes "On card registered" for the event Card Registered.
			await names
				.getByText(new RegExp(`^(on )?${events[0]}$`, 'i'))
				.first()
				.waitFor();
			await keepScreenshot(`node-creator-${fileNameOf(name)}-triggers`, editor.page);
			await editor.leaveActions();
		});
	});
}

/** The name as written and as typed, and every Korean word that must find it. */
function wordsFor({ name, aliases }: Provider): string[] {
	const first = name.split(' ', 1)[0] ?? name;
	const korean = aliases.filter((alias) => /\p{Script=Hangul}/u.test(alias));
	return [...new Set([name, first, name.toLowerCase(), ...korean])];
}

function eventsOf({ trigger }: Provider): string[] {
	const field = trigger.properties.find(({ name }) => name === 'events');
	return ((field?.options ?? []) as INodePropertyOptions[]).map(({ name }) => name);
}
