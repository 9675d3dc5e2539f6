import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';

import { keepScreenshot } from '../artefacts.mts';
import { fileNameOf } from '../column.mts';
import type { Desk } from '../desk.mts';
import { firstLine } from '../editor.mts';
import {
	BY_NAME,
	credentialData,
	credentialFields,
	formsOfSecrets,
	isPassword,
	PROVIDERS,
} from '../providers.mts';
import { providerNode, storeApart } from '../workflows.mts';

const NOBODY_THERE = 'http://127.0.0.1:1';

/** By provider: the words for wrong keys, the advice, and the words for no answer. */
const WORDS: Partial<Record<string, [RegExp, RegExp, RegExp]>> = {
	PayApp: [
		/The seller ID or the link key is not right/,
		/Compare both with Settings .*> Integration .*on the PayApp seller site/,
		/PayApp could not be reached/,
	],
	CiderPay: [
		/CiderPay refused the developer ID or the developer token/,
		/developer token/,
		/refused|connect/i,
	],
	GMPay: [/GMPay says/, /GMPay/, /GMPay could not be reached/],
	'Shinhan PG': [/key/i, /key/i, /Shinhan PG could not be reached/],
};
const ANYTHING: [RegExp, RegExp, RegExp] = [/\w/, /\w/, /\w/];

/** Creating and testing a credential in the editor. */
export function credential(desk: () => Desk): void {
	describe('a new credential', () => {
		beforeAll(async () => {
			const { bench, editor, credentialOf } = desk();
			// n8n prompts differently while the user has no credential of the type yet.
			for (const provider of PROVIDERS) await credentialOf(provider);
			const nodes = PROVIDERS.map((provider) =>
				providerNode(provider, provider.node, provider.name, {}),
			);
			const { id } = await storeApart(bench, 'New credentials', nodes);
			await editor.openWorkflow(id);
		});

		describe.each(BY_NAME)('for %s', (name, provider) => {
			const fields = credentialFields(provider);
			const [wrongKeys, advice, unreachable] = WORDS[name] ?? ANYTHING;
			const file = `credential-${fileNameOf(name)}`;

			beforeAll(async () => {
				const { editor } = desk();
				await editor.openNode(name);
				await editor.get('node-credentials-select').click();
				await editor.get('node-credentials-select-item-new').click();
				await editor.credentialDialog.waitFor();
			});

			afterAll(async () => {
				const { editor } = desk();
				// Escape closes the dialog and the panel behind it.
				await editor.page.keyboard.press('Escape');
				await editor.credentialDialog.waitFor({ state: 'hidden' });
				await editor.panel.waitFor({ state: 'hidden' });
			});

			const fieldOf = (parameter: string): Locator =>
				desk().editor.field(parameter, desk().editor.credentialDialog);

			/** Fills in the fields and clicks Save, which runs the test. */
			async function save(data: Record<string, unknown>) {
				const { editor } = desk();
				for (const [field, value] of Object.entries(data)) {
					await fieldOf(field).fill(String(value));
				}
				await editor.get('credential-save-button').click();
			}

			/** Reveals the reason: n8n says only that the test failed and puts the rest behind a link. */
			async function showDetails(text: RegExp) {
				const { credentialDialog } = desk().editor;
				const reason = credentialDialog.getByText(text).first();
				const more = credentialDialog.getByText('More details');
				await more.or(reason).first().waitFor();
				if (await more.isVisible()) await more.click();
				await reason.waitFor();
			}

			it('asks for what a merchant has, and hides the secrets', async () => {
				const { bench, editor } = desk();
				const { credentialDialog } = editor;
				expect(Object.keys(bench.sandbox)).toContain(provider.folder.toLowerCase());
				await fieldOf(fields[0]?.name ?? '').waitFor();
				const labels = await credentialDialog.locator('label').allInnerTexts();
				const names = labels.map((label) => firstLine(label).replace(/\s*\*$/, ''));
				expect(names.slice(0, fields.length)).toEqual(fields.map((field) => field.displayName));
				expect(await fieldOf('baseUrl').inputValue()).toBe(
					fields.find((field) => field.name === 'baseUrl')?.default,
				);
				for (const field of fields) {
					const type = isPassword(field) ? 'password' : 'text';
					expect([field.name, await fieldOf(field.name).getAttribute('type')]).toEqual([
						field.name,
						type,
					]);
				}
				await keepScreenshot(`${file}-new`, editor.page);
			});

			it('is red with wrong keys, and says what to do', async () => {
				const { bench, editor } = desk();
				const secrets = fields
					.filter(isPassword)
					.map(({ name }): [string, string] => [name, 'wrong']);
				await save({ ...credentialData(bench, provider), ...Object.fromEntries(secrets) });
				await showDetails(wrongKeys);
				expect(await editor.credentialDialog.innerText()).toMatch(advice);
				await keepScreenshot(`${file}-red`, editor.page);
			});

			it('is red where nothing answers, and says what to do', async () => {
				const { editor } = desk();
				await save({ baseUrl: NOBODY_THERE });
				await showDetails(unreachable);
				await keepScreenshot(`${file}-unreachable`, editor.page);
			});

			it('is green with the right keys, and does not give them back to the browser', async () => {
				const { bench, editor } = desk();
				const data = credentialData(bench, provider);
				await save(data);
				// n8n closes the dialog if the credential works.
				await editor.credentialDialog.waitFor({ state: 'hidden' });
				await editor.get('credential-edit-button').click();
				await editor.get('credentials-config-container-test-success').waitFor();
				await keepScreenshot(`${file}-green`, editor.page);
				expect(bench.sandbox.payapp.requests.size).toBe(0);
				const values = await editor.credentialDialog
					.locator('input')
					.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
				for (const field of fields.filter((one) => !isPassword(one))) {
					expect(values).toContain(data[field.name]);
				}
				const page = values.join('\n') + (await editor.page.content());
				for (const secret of formsOfSecrets(bench, provider)) {
					expect(page.includes(secret)).toBe(false);
				}
			});
		});
	});
}
