import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { EVENTS } from '../../../nodes/PayApp/notification';
import { trigger } from '../../host/bench.mts';
import { keepScreenshot, renewReadmeImage } from '../artefacts.mts';
import type { Desk } from '../desk.mts';
import { formsOfSecrets, requestAtPayApp, store } from '../workflows.mts';

/** The panel of the PayApp Trigger, and a test event. */
export function triggerPanel(desk: () => Desk): void {
	describe("the trigger's panel", () => {
		let path: string;

		beforeAll(async () => {
			const { bench, editor } = desk();
			const node = trigger(bench, { events: ['paid', 'refunded'] });
			path = `${node.webhookId}/payapp`;
			const { id } = await store(bench, 'Payments', [{ ...node, name: 'PayApp Trigger' }]);
			await editor.openWorkflow(id);
			await editor.openNode('PayApp Trigger');
		});

		afterAll(async () => {
			await desk().editor.closeNode();
		});

		it('shows its fields, the events and what to do', async () => {
			const { editor } = desk();
			const fields = ['Trigger On', 'Acknowledge', 'Options'];
			expect(await editor.labelTexts()).toEqual(fields);
			expect(await editor.optionsOf('events')).toEqual(EVENTS.map(({ name }) => name));
			expect(await editor.optionsOf('acknowledge')).toEqual(['At Once', 'After the Work']);
			const text = await editor.panel.innerText();
			expect(text).toContain('Receive notifications from PayApp');
			expect(text).toContain('paste the production URL');
			await editor.panel.getByText('When will this node trigger my flow?').click();
			await editor.panel.getByText('PayApp must be able to reach it from the internet').waitFor();
			expect(await editor.cutOffTexts()).toEqual([]);
			await keepScreenshot('trigger', editor.page);
		});

		it('shows the test URL and the production URL', async () => {
			const { bench, editor } = desk();
			const urls = editor.panel;
			await urls.getByText('Webhook URLs').click();
			await urls.getByText(`${bench.rest.origin}/webhook-test/${path}`).waitFor();
			await urls.getByRole('radio', { name: 'Production URL' }).click();
			await urls.getByText(`${bench.rest.origin}/webhook/${path}`).waitFor();
			await keepScreenshot('trigger-urls', editor.page);
			await renewReadmeImage('trigger', editor.page, {
				[bench.rest.origin]: 'https://n8n.example.com',
			});
		});

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
			const url = `${bench.rest.origin}/webhook-test/${path}`;
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
			for (const secret of formsOfSecrets(bench)) expect(page.includes(secret)).toBe(false);
		});
	});
}
