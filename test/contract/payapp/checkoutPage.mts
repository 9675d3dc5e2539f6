/** Reads the checkout pages that the node makes. */
import { runInNewContext } from 'node:vm';
import { expect } from '@jest/globals';

import type { Execution } from '../../support/engine.mts';

export const htmlOf = (done: Execution, index = 0): string => String(done.json[index]?.html);

interface Checkout {
	script: string | undefined;
	target: unknown;
	button: string;
	parameters: Record<string, string>;
}

/** Presses the page's button as a browser would, with a PayApp that records what it is told. */
export function checkoutOf(done: Execution, index = 0): Checkout {
	if (done.run.data.resultData.error) throw done.run.data.resultData.error;
	const html = htmlOf(done, index);
	const [, attributes = '', text = ''] = /<button([^>]*)>([^<]*)<\/button>/.exec(html) ?? [];
	const onclick = unescapeHtml(/ onclick="([^"]*)"/.exec(attributes)?.[1] ?? '');
	const targets: unknown[] = [];
	const calls: string[] = [];
	const PayApp = {
		setTarget: (target: unknown) => targets.push(target),
		// Through JSON: the object comes from another realm.
		call: (parameters: unknown) => calls.push(JSON.stringify(parameters)),
	};
	// No other name is defined there: a value that became code would throw.
	runInNewContext(onclick, { PayApp });
	expect(calls).toHaveLength(1);
	expect(targets.length).toBeLessThan(2);
	return {
		script: unescapeHtml(/<script src="([^"]*)"><\/script>/.exec(html)?.[1] ?? ''),
		target: targets[0],
		button: unescapeHtml(text),
		parameters: JSON.parse(calls[0] ?? '') as Record<string, string>,
	};
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes HTML entities; throws on an unknown one: its ampersand was not escaped. */
export const unescapeHtml = (text: string): string =>
	text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));?|&/gi, (all, decimal, hex, name) => {
		if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
		if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16));
		const character = NAMED[String(name)];
		if (character === undefined) throw new SyntaxError(`not escaped: ${String(all)}`);
		return character;
	});

/** Counts each tag of a page, including comments. */
export function shapeOf(html: string): Record<string, number> {
	const shape: Record<string, number> = {};
	for (const [, tag = ''] of html.matchAll(/<(\/?[a-z0-9]+|!--|!doctype|[^a-z])/gi)) {
		shape[tag.toLowerCase()] = (shape[tag.toLowerCase()] ?? 0) + 1;
	}
	return shape;
}
