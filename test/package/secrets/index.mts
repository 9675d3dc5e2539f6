import { tmpdir } from 'node:os';
import { relative } from 'node:path';

import type { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { exactly, type Evidence } from '../../support/evidence/evidence.mts';
import { keep } from '../../support/evidence/store.mts';
import type { Check } from '../package.mts';
import { secretsIn, type Secret } from './known.mts';
import { Searcher } from './look.mts';
import { textFiles, textOf, type Stored } from './places.mts';
import { allSecrets, scan, SHORTEST, type Page, type Scan } from './scan.mts';
import { passwordFields } from './types.mts';

/** A test layer whose tests have ended, with its n8n still up */
export interface Ended {
	layer: string;
	/** Signed in as a user */
	rest: N8nRest;
	/** What n8n has stored */
	stored: Stored;
	/** Where the tests recorded what they put into n8n */
	secretsFile: string;
	/** Logs and the layer's other files or folders */
	files: string[];
}

/** What was found in n8n once the tests had ended */
export interface Ending {
	layer: string;
	search: Scan;
	/** What to look for in what the tests printed */
	secrets: Secret[];
	/** What has to be true of that n8n besides */
	checks: Check[];
}

/** Names the file that takes the ending, from jest's globalTeardown to test/run.mts. */
export const ENDING_FILE = 'ENDING_FILE';

/** Searches everything that n8n stored and logged for every secret that the tests put into it. */
export async function searchN8n(ended: Ended): Promise<Omit<Ending, 'checks'>> {
	const { layer, rest, stored, secretsFile, files } = ended;
	const passwords = await passwordFields(rest);
	const known = secretsIn(secretsFile, passwords.credentials);
	const secrets = allSecrets(known, passwords, stored.executions);
	return {
		layer,
		secrets,
		search: scan(known, passwords, stored, [...new Set(files.flatMap(textFiles))].map(pageOf)),
	};
}

const pageOf = (file: string): Page => ({ place: relative(tmpdir(), file), text: textOf(file) });

/** The evidence of all layers of a run */
const evidence: Evidence = {
	name: 'secrets',
	tables: [
		{
			title: 'What was searched for every secret that the tests used',
			columns: ['Layer', 'Secrets', 'Executions', 'Other rows', 'kB of logs and errors', 'Found'],
			rows: [],
		},
	],
	goals: [],
};

/**
 * Says whether a layer left no secret anywhere, what its tests printed included. Counts as one
 * test; prints where and what kind of secret was found, never the secret.
 */
export function judgeSecrets({ layer, search, secrets }: Ending, printed: Page[]): Check {
	const searcher = new Searcher(secrets.filter(({ value }) => value.length >= SHORTEST));
	const findings = [
		...search.findings,
		...printed.flatMap(({ text, place }) => searcher.in(text, place)),
	];
	const bytes = printed.reduce((sum, { text }) => sum + Buffer.byteLength(text), search.bytes);
	const kilobytes = Math.round(bytes / 1024);
	const { executions, rows, tooShort } = search;
	const row = [layer, search.secrets, executions, rows, kilobytes, findings.length];
	evidence.tables[0]?.rows.push(row.map(String));
	evidence.goals.push(exactly(`secrets found after the layer ${layer}`, findings.length, 0));
	keep(evidence);
	if (tooShort.length > 0) console.log(`  too short to look for: ${tooShort.join(', ')}`);
	const found = findings.map(({ kind, form, place }) => `${kind} ${form} in ${place}`);
	const isEmpty = search.secrets === 0 || executions === 0 || bytes === 0;
	return {
		name: `${layer}: no secret of ${search.secrets} in ${executions} executions, ${rows} other rows, ${kilobytes} kB of logs and errors`,
		problem: isEmpty ? 'there was nothing to search' : found.join('; '),
	};
}
