import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

/** The part of a page to screenshot; without it, the whole viewport. */
export interface Crop {
	x: number;
	y: number;
	width: number;
	height: number;
}

const LARGEST_IN_README = 150_000;

/** Saves a screenshot of a page or an element under test/artefacts/browser. */
export async function keepScreenshot(name: string, of: Page | Locator, crop?: Crop): Promise<void> {
	await shoot(join('test/artefacts/browser', `${name}.png`), of, crop);
}

/**
 * Updates a README image if UPDATE_SCREENSHOTS=1. Replaces the addresses of this run's servers,
 * which mean nothing to a reader, with examples. Throws if the file gets too large.
 */
export async function renewReadmeImage(
	name: string,
	page: Page,
	addresses: Record<string, string>,
	crop?: Crop,
): Promise<void> {
	if (!process.env.UPDATE_SCREENSHOTS) return;
	await page.evaluate(replaceTexts, addresses);
	const file = join('docs/images', `${name}.png`);
	await shoot(file, page, crop);
	const { size } = statSync(file);
	if (size > LARGEST_IN_README) throw new Error(`${file} is too large: ${size} bytes`);
}

async function shoot(file: string, of: Page | Locator, clip?: Crop): Promise<void> {
	const path = join(process.cwd(), file);
	mkdirSync(dirname(path), { recursive: true });
	if (clip && 'mainFrame' in of) await of.screenshot({ path, clip, animations: 'disabled' });
	else await of.screenshot({ path, animations: 'disabled' });
}

/** Runs in the page. */
function replaceTexts(replacements: Record<string, string>): void {
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		for (const [from, to] of Object.entries(replacements)) {
			if (text.nodeValue?.includes(from)) text.nodeValue = text.nodeValue.replaceAll(from, to);
		}
	}
}
