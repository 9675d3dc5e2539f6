import { tmpdir } from 'node:os';
import { relative } from 'node:path';

import type { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { exactly, type Evidence } from '../../support/evidence/evidence.mts';
import { keep } from '../../support/evidence/store.mts';
import { secretsIn } from './known.mts';
import { textFiles, textOf, type Stored } from './places.mts';
import { scan, type Page } from './scan.mts';
import { passwordFields } from './types.mts';

/** A test layer that has ended, with its n8n still up */
export interface Ended {
	layer: string;
	/** Signed in as a user */
	rest: N8nRest;
	/** What n8n has stored */
	stored: Stored;
	/** Where the tests recorded what they put into n8n */
	secretsFile: string;
	/** Logs, jest's results and the layer's other files or folders */
	files: string[];
	/** What was printed */
	said: string;
}

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
 * Searches everything that n8n stored, logged and said for every secret that the tests put into it.
 * Counts as one test; prints where and what kind of secret it finds, never the secret.
 */
export async function checkSecrets(ended: Ended): Promise<boolean> {
	const { layer, rest, stored, secretsFile, files, said } = ended;
	const passwords = await passwordFields(rest);
	const known = secretsIn(secretsFile, passwords.credentials);
	const logs = [...new Set(files.flatMap(textFiles))].map(
		(file): Page => ({ place: relative(tmpdir(), file), text: textOf(file) }),
	);
	const pages = [...logs, { place: 'what the tests printed', text: said }];
	const found = scan(known, passwords, stored, pages);
	const { secrets, executions, rows, bytes, findings, tooShort } = found;
	const kilobytes = Math.round(bytes / 1024);
	const good = findings.length === 0 && secrets > 0 && executions > 0 && bytes > 0;
	console.log(
		`${good ? '✓' : '✕'} ${layer}: no secret of ${secrets} in ${executions} executions, ${rows} other rows, ${kilobytes} kB of logs and errors`,
	);
	for (const { place, kind, form } of findings) console.log(`  ${kind} ${form} in ${place}`);
	if (tooShort.length > 0) console.log(`  too short to look for: ${tooShort.join(', ')}`);
	evidence.tables[0]?.rows.push(
		[layer, secrets, executions, rows, kilobytes, findings.length].map(String),
	);
	evidence.goals.push(exactly(`secrets found after the layer ${layer}`, findings.length, 0));
	keep(evidence);
	return good;
}
