import { unflatten } from '../../../sandbox/n8n/flatted.mts';
import { distinct, type Secret } from './known.mts';
import { Searcher, type Finding } from './look.mts';
import type { Stored, StoredExecution } from './places.mts';
import { secretsInWorkflow, type Passwords } from './types.mts';

/** A text to look through, e.g. a log */
export interface Page {
	place: string;
	text: string;
}

/** What was searched for and where, and what was found */
export interface Scan {
	secrets: number;
	/** Kinds of values too short to be told from ordinary words, hence not searched for */
	tooShort: string[];
	executions: number;
	rows: number;
	bytes: number;
	findings: Finding[];
}

/** Shorter values ("wrong") occur in ordinary words. */
export const SHORTEST = 8;

/** Tables that store workflows with their nodes' parameters */
const WORKFLOWS = /^workflow/;

/** Searches everything for every secret. */
export function scan(
	known: Secret[],
	passwords: Passwords,
	{ executions, rows }: Stored,
	pages: Page[],
): Scan {
	const all = allSecrets(known, passwords, executions);
	const secrets = all.filter(({ value }) => value.length >= SHORTEST);
	const searcher = new Searcher(secrets);
	const parameters = new Set(
		secrets.filter(({ isParameter }) => isParameter).map(({ kind }) => kind),
	);
	const findings = [
		...executions.flatMap((execution) => inExecution(execution, searcher, parameters)),
		...rows.flatMap(({ table, text }) =>
			searcher
				.in(text, `a row of ${table}`)
				.filter(({ kind }) => !(WORKFLOWS.test(table) && parameters.has(kind))),
		),
		...pages.flatMap(({ place, text }) => searcher.in(text, place)),
	];
	return {
		secrets: secrets.length,
		tooShort: all.filter((one) => !secrets.includes(one)).map(({ kind }) => kind),
		executions: executions.length,
		rows: rows.length,
		bytes: pages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
		findings,
	};
}

/** What is known to be secret, and what the nodes' parameters hold */
export function allSecrets(
	known: Secret[],
	passwords: Passwords,
	executions: StoredExecution[],
): Secret[] {
	const inParameters = executions.flatMap(({ workflow }) =>
		secretsInWorkflow(JSON.parse(workflow), passwords),
	);
	return distinct([...known, ...inParameters]);
}

/** Searches the stored text first; only on a hit is it parsed, to tell where. */
function inExecution(
	{ id, data, workflow }: StoredExecution,
	searcher: Searcher,
	parameters: Set<string>,
): Finding[] {
	const place = `execution ${id}`;
	const raw = searcher.in(`${data}\n${workflow}`, place);
	if (raw.length === 0) return [];
	const parts = { data: unflatten(data), workflow: JSON.parse(workflow) as unknown };
	const inside = searcher.within(parts, place);
	const isChosen = ({ kind, place: where }: Finding) =>
		parameters.has(kind) && /\.parameters\./.test(where);
	// What is there only in a form that parsing does not show
	const whole = raw.filter(({ kind }) => !inside.some((one) => one.kind === kind));
	return [...inside.filter((one) => !isChosen(one)), ...whole];
}
