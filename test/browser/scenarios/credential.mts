import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { payAppCredentialData } from '../../../sandbox/demo/stage.mts';
import { keepScreenshot } from '../artefacts.mts';
import type { Desk } from '../desk.mts';
import { formsOfSecrets, payApp, store } from '../workflows.mts';

/** Making a credential in the editor, and its test. */
export function credential(desk: () => Desk): void {
	describe('a new credential', () => {
		beforeAll(async () => {
			const { bench, editor } = desk();
			const node = payApp(bench, 'PayApp', { resource: 'payment', operation: 'request' });
			const { id } = await store(bench, 'New credential', [{ ...node, credentials: {} }]);
			await editor.openWorkflow(id);
			await editor.openNode('PayApp');
			await editor.get('node-credentials-select').click();
			await editor.get('node-credentials-select-item-new').click();
			await editor.credentialDialog.waitFor();
		});

		afterAll(async () => {
			const { editor } = desk();
			await editor.page.keyboard.press('Escape');
			await editor.credentialDialog.waitFor({ state: 'hidden' });
		});

		/** Fills in and presses Save, which runs the test. */
		async function save(data: Record<string, unknown>) {
			const { editor } = desk();
			for (const [name, value] of Object.entries(data)) {
				await editor.field(name).fill(String(value));
			}
			await editor.get('credential-save-button').click();
		}

		/** n8n says only that it failed; the reason stands behind a link. */
		async function showDetails(text: string) {
			const { credentialDialog } = desk().editor;
			const reason = credentialDialog.getByText(text);
			const more = credentialDialog.getByText('More details');
			await more.or(reason).first().waitFor();
			if (!(await reason.isVisible())) await more.click();
			await reason.waitFor();
		}

		it('asks for what a merchant has, and hides the two keys', async () => {
			const { editor } = desk();
			const { credentialDialog } = editor;
			await editor.field('userid').waitFor();
			const labels = await credentialDialog.locator('label').allInnerTexts();
			const names = labels.map((label) => label.split('\n', 1)[0]?.replace(/\s*\*$/, ''));
			const own = ['User ID', 'Link Key', 'Link Value', 'Base URL'];
			expect(names.slice(0, own.length)).toEqual(own);
			expect(await editor.field('baseUrl').inputValue()).toBe('https://api.payapp.kr');
			for (const [name, type] of [
				['userid', 'text'],
				['linkkey', 'password'],
				['linkval', 'password'],
			] as const) {
				expect(await editor.field(name).getAttribute('type')).toBe(type);
			}
			await keepScreenshot('credential-new', editor.page);
		});

		it('is red with a wrong link key, and says what to do', async () => {
			const { bench, editor } = desk();
			await save({ ...payAppCredentialData(bench.sandbox), linkkey: 'wrong' });
			await showDetails('The user ID or the link key is not right');
			expect(await editor.credentialDialog.innerText()).toMatch(
				/Compare both with Settings .*> Integration .*on the PayApp seller site/,
			);
			await keepScreenshot('credential-red', editor.page);
		});

		it('is red where nothing answers, and says what to do', async () => {
			const { editor } = desk();
			await save({ baseUrl: 'http://127.0.0.1:1' });
			await showDetails('PayApp could not be reached');
			await keepScreenshot('credential-unreachable', editor.page);
		});

		it('is green with the right keys, and does not give them back to the browser', async () => {
			const { bench, editor } = desk();
			const data = payAppCredentialData(bench.sandbox);
			await save(data);
			// n8n closes the dialog of a credential that works.
			await editor.credentialDialog.waitFor({ state: 'hidden' });
			await editor.get('credential-edit-button').click();
			await editor.get('credentials-config-container-test-success').waitFor();
			await keepScreenshot('credential-green', editor.page);
			expect(bench.sandbox.payapp.requests.size).toBe(0);
			const values = await editor.credentialDialog
				.locator('input')
				.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
			expect(values).toContain(data.userid);
			const page = values.join('\n') + (await editor.page.content());
			for (const secret of formsOfSecrets(bench)) expect(page.includes(secret)).toBe(false);
		});
	});
}
