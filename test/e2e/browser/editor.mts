import type { Locator, Page } from 'playwright-core';

import type { Login } from '../../../sandbox/n8n/restTypes.mts';

/** Locates an element by n8n's test id. */
export function byTestId(scope: Page | Locator, id: string): Locator {
	return scope.locator(`[data-test-id="${id}"]`);
}

/** A label's first line, without the help and the asterisk that may follow it. */
export const firstLine = (text: string): string => text.split('\n', 1)[0]?.trim() ?? '';

/** Page object for n8n's editor: sign-in, canvas, node creator and node panel. */
export class Editor {
	readonly page: Page;

	private readonly origin: string;

	constructor(page: Page, origin: string) {
		this.page = page;
		this.origin = origin;
	}

	/** Locates an element of the editor by its test id. */
	get(id: string): Locator {
		return byTestId(this.page, id);
	}

	async signIn({ email, password }: Login): Promise<void> {
		await this.page.goto(`${this.origin}/signin`);
		await this.page.locator('input[name="emailOrLdapLoginId"]').fill(email);
		await this.page.locator('input[name="password"]').fill(password);
		await this.get('form-submit-button').click();
		// The editor's first load in a new browser is slow.
		await this.page.waitForURL(/\/(home|workflow)/, { timeout: 60_000 });
	}

	/** Opens a stored workflow and waits for its nodes. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.origin}/workflow/${id}`);
		await this.get('canvas-node').first().waitFor();
		// Nodes fade in, and the view moves until they have.
		await this.page
			.locator('[data-test-id="canvas-node"] >> visible=true')
			.first()
			.click({ trial: true });
	}

	/** Locates a node on the canvas by its name. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Searches the node creator and returns the entry called `name` once it appears. */
	async findNode(text: string, name: string): Promise<Locator> {
		const search = this.get('node-creator-search-bar');
		if (!(await search.isVisible())) await this.get('node-creator-plus-button').click();
		await search.fill(text);
		const entry = this.get('node-creator-item-name').getByText(name, { exact: true }).first();
		await entry.waitFor();
		return entry;
	}

	/** Goes back from a node's actions to the list of nodes. */
	async leaveActions(): Promise<void> {
		await this.get('nodes-list-header').locator('button').first().click();
		await this.get('node-creator-search-bar').waitFor();
	}

	/** Opens a node's panel by double-clicking the node. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.panel.waitFor();
		await this.get('node-parameters').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.get('ndv-close-button').click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** The open node's panel: input, parameters, output. */
	get panel(): Locator {
		return this.get('ndv');
	}

	get output(): Locator {
		return byTestId(this.panel, 'output-panel');
	}

	/** Labels of the fields shown on the panel, top to bottom. */
	get labels(): Locator {
		return byTestId(this.get('node-parameters'), 'input-label')
			.locator('label')
			.filter({ visible: true });
	}

	async labelTexts(): Promise<string[]> {
		return (await this.labels.allInnerTexts()).map(firstLine);
	}

	/** Texts on the panel that are wider than their box. */
	async cutOffTexts(): Promise<string[]> {
		return await this.get('node-parameters')
			.locator('label span, .el-select input, [data-test-id="parameter-item"] p')
			.filter({ visible: true })
			.evaluateAll((elements) =>
				elements
					.filter((element) => element.scrollWidth > element.clientWidth + 1)
					.filter((element) => getComputedStyle(element).display !== 'inline')
					.map((element) => element.textContent || (element as HTMLInputElement).value),
			);
	}

	/** A parameter's input; `scope` tells a dialog's field from the panel's of the same name. */
	field(parameter: string, scope: Page | Locator = this.page): Locator {
		return byTestId(scope, `parameter-input-${parameter}`)
			.locator('input, textarea, [contenteditable]')
			.first();
	}

	/** Selects an option in a dropdown field. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.field(parameter).click();
		await this.openList.getByText(option, { exact: true }).click();
	}

	/** Names of the options that a dropdown field offers. */
	async optionsOf(parameter: string): Promise<string[]> {
		await this.get(`parameter-input-${parameter}`).locator('.el-select').click();
		const names = await this.openList.locator('.option-headline').allInnerTexts();
		await this.closeList();
		return names.map((name) => name.trim());
	}

	/** Labels a collection ("Additional Fields") offers to add; a sole field gets added by this. */
	async addableTo(label: string): Promise<string[]> {
		const before = await this.labelTexts();
		if (await this.openCollection(label)) {
			const names = await byTestId(this.openList, 'collection-parameter-option').allInnerTexts();
			await this.closeList();
			return names.map((name) => name.trim());
		}
		await this.labels.nth(before.length).waitFor();
		return (await this.labelTexts()).filter((name) => !before.includes(name));
	}

	/** Clicks a fixed collection's add button; returns the labels that appear. */
	async addEntryTo(parameter: string): Promise<string[]> {
		const collection = this.get(`fixed-collection-${parameter}`);
		const labels = byTestId(collection, 'input-label').locator('label');
		const before = await labels.count();
		await collection.locator('[data-test-id^="fixed-collection-add"]').first().click();
		await labels.nth(before).waitFor();
		const texts = await labels.filter({ visible: true }).allInnerTexts();
		return texts.slice(before).map(firstLine);
	}

	/** The dialog for creating or editing a credential. */
	get credentialDialog(): Locator {
		return this.get('credential-edit-dialog');
	}

	/** Closes the toasts in the corner. */
	async dismissToasts(): Promise<void> {
		const buttons = this.page.locator('.el-notification__closeBtn');
		while ((await buttons.count()) > 0) {
			// The toast may vanish by itself before the click.
			await buttons
				.first()
				.click({ timeout: 1000 })
				.catch(() => undefined);
		}
	}

	private get openList(): Locator {
		return this.page.locator('.el-select__popper[aria-hidden="false"]');
	}

	/** Opens a collection's list and returns true; false if its button added the sole field. */
	private async openCollection(label: string): Promise<boolean> {
		const collection = byTestId(this.get('node-parameters'), 'parameter-item').filter({
			has: this.page.locator('label').getByText(label, { exact: true }),
			visible: true,
		});
		const add = byTestId(collection, 'collection-parameter-add').first();
		const isList = (await add.locator('input').count()) > 0;
		await add.click();
		if (isList) await this.openList.waitFor();
		return isList;
	}

	private async closeList(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.openList.waitFor({ state: 'hidden' });
	}
}
