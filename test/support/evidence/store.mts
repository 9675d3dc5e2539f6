import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { asMarkdown, type Evidence } from './evidence.mts';

const FOLDER = 'evidence';
const DOCUMENTS = ['docs/performance.md', 'docs/reliability.md'];

/**
 * Keeps what was measured as evidence/<name>.json. Where the variable WRITE_DOCS is set, also between
 * this name's markers in the documents, so that no figure there is typed by hand.
 */
export function keep(evidence: Evidence): void {
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(join(FOLDER, `${evidence.name}.json`), `${JSON.stringify(evidence, null, '\t')}\n`);
	if (!process.env.WRITE_DOCS) return;
	for (const path of DOCUMENTS) {
		const before = readFileSync(path, 'utf8');
		const begin = `<!-- measured: ${evidence.name} -->`;
		const after = before.replace(
			new RegExp(`${begin}[^]*?<!-- end -->`),
			() => `${begin}\n\n${asMarkdown(evidence)}\n\n<!-- end -->`,
		);
		if (after !== before) writeFileSync(path, after);
	}
}
