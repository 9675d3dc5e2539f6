import type { Locator, Page } from 'playwright-core';

import type { Login } from '../../sandbox/n8n/rest.mts';

/** An element by the test id that n8n gives it. */
export function byTestId(scope: Page | Locator, id: string): Locator {
	return scope.locator(`[data-test-id="${id}"]`);
}

/** What a label says, without the help and the star that may follow. */
export const firstLine = (text: string): string => text.split('\n', 1)[0]?.trim() ?? '';

/** n8n's editor: signing in, the canvas, the node creator and a node's panel. */
export class Editor {
	readonly page: Page;

	private readonly origin: string;

	constructor(page: Page, origin: string) {
		this.page = page;
		this.origin = origin;
	}

	/** An element of the editor by its test id. */
	get(id: string): Locator {
		return byTestId(this.page, id);
	}

	async signIn({ email, password }: Login): Promise<void> {
		await this.page.goto(`${this.origin}/signin`);
		await this.page.locator('input[name="emailOrLdapLoginId"]').fill(email);
		await this.page.locator('input[name="password"]').fill(password);
		await this.get('form-submit-button').click();
		// The editor's first start in a new browser takes its time.
		await this.page.waitForURL(/\/(home|workflow)/, { timeout: 60_000 });
	}

	/** Opens a stored workflow and waits for its nodes. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.origin}/workflow/${id}`);
		await this.get('canvas-node').first().waitFor();
		// Nodes fade in; the view moves until then.
		await this.page
			.locator('[data-test-id="canvas-node"] >> visible=true')
			.first()
			.click({ trial: true });
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Searches the node creator for a text and gives the entry that it has to find. */
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

	/** Opens a node's panel by a double click. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.panel.waitFor();
		await this.get('node-parameters').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.get('ndv-close-button').click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** The panel of the opened node: input, parameters, output. */
	get panel(): Locator {
		return this.get('ndv');
	}

	get output(): Locator {
		return byTestId(this.panel, 'output-panel');
	}

	/** The labels of the fields that the panel shows, from top to bottom. */
	get labels(): Locator {
		return byTestId(this.get('node-parameters'), 'input-label')
			.locator('label')
			.filter({ visible: true });
	}

	async labelTexts(): Promise<string[]> {
		return (await this.labels.allInnerTexts()).map(firstLine);
	}

	/** The texts on the panel that are wider than their place. */
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

	/** The input of a field by the parameter's name; a dialog may have one that the panel has too. */
	field(parameter: string, scope: Page | Locator = this.page): Locator {
		return byTestId(scope, `parameter-input-${parameter}`)
			.locator('input, textarea, [contenteditable]')
			.first();
	}

	/** Chooses an option of a dropdown field. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.field(parameter).click();
		await this.openList.getByText(option, { exact: true }).click();
	}

	/** What a dropdown field offers. */
	async optionsOf(parameter: string): Promise<string[]> {
		await this.get(`parameter-input-${parameter}`).locator('.el-select').click();
		const names = await this.openList.locator('.option-headline').allInnerTexts();
		await this.closeList();
		return names.map((name) => name.trim());
	}

	/** What a collection ("Additional Fields") offers to add; afterwards the only field is added. */
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

	/** Adds an entry to a fixed collection, by its button; gives the labels that have come with it. */
	async addEntryTo(parameter: string): Promise<string[]> {
		const collection = this.get(`fixed-collection-${parameter}`);
		const labels = byTestId(collection, 'input-label').locator('label');
		const before = await labels.count();
		await collection.locator('[data-test-id^="fixed-collection-add"]').first().click();
		await labels.nth(before).waitFor();
		const texts = await labels.filter({ visible: true }).allInnerTexts();
		return texts.slice(before).map(firstLine);
	}

	/** The dialog in which a credential is made or changed. */
	get credentialDialog(): Locator {
		return this.get('credential-edit-dialog');
	}

	/** Closes the messages in the corner. */
	async dismissToasts(): Promise<void> {
		const buttons = this.page.locator('.el-notification__closeBtn');
		while ((await buttons.count()) > 0) {
			// It may go by itself in between.
			await buttons
				.first()
				.click({ timeout: 1000 })
				.catch(() => undefined);
		}
	}

	private get openList(): Locator {
		return this.page.locator('.el-select__popper[aria-hidden="false"]');
	}

	/** Opens the list of a collection; where that has one field only, a button adds it at once. */
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
