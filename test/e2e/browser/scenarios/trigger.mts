import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INodePropertyOptions } from 'n8n-workflow';

import { keepScreenshot, renewReadmeImage } from '../artefacts.mts';
import { fileNameOf } from '../column.mts';
import type { Desk } from '../desk.mts';
import { shownWith } from '../fillings.mts';
import {
	BY_NAME,
	formsOfSecrets,
	payAppProvider,
	PROVIDERS,
	type Provider,
} from '../providers.mts';
import { providerNode, requestAtPayApp, storeApart, unique } from '../workflows.mts';

/** Every trigger's panel, and a test event. */
export function triggerPanel(desk: () => Desk): void {
	describe('the panel of the trigger', () => {
		const ids = new Map(PROVIDERS.map((provider) => [provider, unique()]));
		const pathOf = (provider: Provider): string =>
			`${ids.get(provider)}/${provider.trigger.webhooks?.[0]?.path}`;

		beforeAll(async () => {
			const { bench, editor, credentialOf } = desk();
			const nodes = PROVIDERS.map(async (provider) => ({
				...providerNode(
					provider,
					provider.trigger,
					provider.trigger.displayName,
					requiredTexts(provider),
					await credentialOf(provider),
				),
				webhookId: ids.get(provider),
			}));
			const { id } = await storeApart(bench, 'Payments', await Promise.all(nodes));
			await editor.openWorkflow(id);
		});

		describe.each(BY_NAME)('of %s', (name, provider) => {
			const { properties, triggerPanel: panel } = provider.trigger;
			const fields = shownWith(properties, {});
			const file = `trigger-${fileNameOf(name)}`;

			beforeAll(async () => {
				await desk().editor.openNode(provider.trigger.displayName);
			});

			afterAll(async () => {
				await desk().editor.closeNode();
			});

			it('shows its fields, the events and what to do', async () => {
				const { editor } = desk();
				const labels = fields.filter(({ type }) => type !== 'notice');
				expect(await editor.labelTexts()).toEqual(labels.map(({ displayName }) => displayName));
				for (const field of labels.filter(({ type }) => type.toLowerCase().endsWith('options'))) {
					const names = (field.options as INodePropertyOptions[]).map((option) => option.name);
					expect(await editor.optionsOf(field.name)).toEqual(names);
				}
				if (typeof panel !== 'object') throw new Error('The trigger does not say what to do');
				const { header = '', executionsHelp } = panel;
				await editor.panel.getByText('When will this node trigger my flow?').click();
				const help = typeof executionsHelp === 'string' ? executionsHelp : executionsHelp?.inactive;
				await editor.panel.getByText(lastSentence(help)).first().waitFor();
				const text = flat(await editor.panel.innerText());
				const notices = fields.filter(({ type }) => type === 'notice');
				for (const said of [header, help ?? '']) expect(text).toContain(flat(said));
				// n8n strips tags from a notice and puts nothing in their place.
				for (const { displayName } of notices) expect(text).toContain(displayName);
				expect(await editor.cutOffTexts()).toEqual([]);
				await keepScreenshot(file, editor.page);
			});

			it('shows the test URL and the production URL', async () => {
				const { bench, editor } = desk();
				const { origin } = bench.rest;
				await editor.panel.getByText('Webhook URLs').click();
				await editor.panel.getByText(`${origin}/webhook-test/${pathOf(provider)}`).waitFor();
				await editor.panel.getByRole('radio', { name: 'Production URL' }).click();
				await editor.panel.getByText(`${origin}/webhook/${pathOf(provider)}`).waitFor();
				await keepScreenshot(`${file}-urls`, editor.page);
				if (provider !== payAppProvider) return;
				await renewReadmeImage('trigger', editor.page, { [origin]: 'https://n8n.example.com' });
			});

			it('offers its options', async () => {
				const { editor } = desk();
				for (const field of fields.filter(({ type }) => type === 'collection')) {
					const names = (field.options ?? []).map((option) =>
						'displayName' in option ? option.displayName : '',
					);
					expect(await editor.addableTo(field.displayName)).toEqual(names);
				}
			});

			if (provider !== payAppProvider) return;

			it('shows the item of a genuine notification, without the keys', async () => {
				const { bench, editor } = desk();
				const { payapp } = bench.sandbox;
				await editor
					.get('trigger-execute-button')
					.or(editor.get('node-execute-button'))
					.last()
					.click();
				await editor.get('trigger-listening').waitFor();
				await keepScreenshot('trigger-listening', editor.page);
				const url = `${bench.rest.origin}/webhook-test/${pathOf(provider)}`;
				const number = await requestAtPayApp(bench, url, { var1: 'order-1' });
				payapp.pay(number, { method: 'card' });
				await payapp.idle();
				expect(payapp.notifications).toMatchObject([{ status: 200, answer: 'SUCCESS' }]);
				await editor.output.getByText(`payapp:${number}:4`).first().waitFor();
				await keepScreenshot('trigger-output', editor.page);
				await editor.output.getByText('JSON', { exact: true }).click();
				await editor.output.getByText('"order-1"').first().waitFor();
				const json = await editor.output.innerText();
				expect(json).toMatch(/"event":\s*"paid"/);
				expect(json).not.toMatch(/linkkey|linkval/);
				const page = await editor.page.content();
				for (const secret of formsOfSecrets(bench, provider)) {
					expect(page.includes(secret)).toBe(false);
				}
			});
		});
	});
}

/** Filler: n8n shows nothing about a trigger until every required text is filled in. */
const requiredTexts = ({ trigger }: Provider): Record<string, string> =>
	Object.fromEntries(
		trigger.properties
			.filter(({ required, default: unset }) => required && unset === '')
			.map(({ name }) => [name, 'an-example']),
	);

/** Plain text of HTML, on one line. */
const flat = (html: string): string =>
	html
		.replaceAll(/<[^>]+>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();

const lastSentence = (html = ''): string =>
	flat(html)
		.split(/(?<=\.) /)
		.at(-1) ?? '';
