import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { N8nRest } from '../../../sandbox/n8n/rest.mts';

/** An execution as stored in n8n's database */
export interface StoredExecution {
	id: string;
	/** In n8n's "flatted" form */
	data: string;
	/** The workflow with its nodes' parameters, as JSON */
	workflow: string;
}

/** What n8n has stored. */
export interface Stored {
	executions: StoredExecution[];
	/** Rows of the other tables, as text, with the table's name */
	rows: Array<{ table: string; text: string }>;
}

const EXECUTIONS = 'execution_data';

/** Reads n8n's database, even while n8n runs; includes executions marked for later deletion. */
export function readDatabase(userFolder: string): Stored {
	const file = join(userFolder, '.n8n/database.sqlite');
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		const all = (sql: string) => database.prepare(sql).all();
		const tables = all("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) =>
			String(name),
		);
		if (!tables.includes(EXECUTIONS)) throw new Error(`n8n has no table ${EXECUTIONS}`);
		const executions = all(`SELECT executionId, data, workflowData FROM ${EXECUTIONS}`);
		return {
			executions: executions.map(({ executionId, data, workflowData }) => ({
				id: String(executionId),
				data: String(data),
				workflow: String(workflowData),
			})),
			rows: tables
				.filter((table) => table !== EXECUTIONS)
				.flatMap((table) =>
					all(`SELECT * FROM "${table}"`).map((row) => ({
						table,
						text: Object.values(row)
							.map((value) => (value instanceof Uint8Array ? decoded(value) : String(value)))
							.join('\n'),
					})),
				),
		};
	} finally {
		database.close();
	}
}

/** Reads the executions over n8n's REST interface, for databases that are not a file. */
export async function readByRest(rest: N8nRest): Promise<Stored> {
	const executions: StoredExecution[] = [];
	let cursor = '';
	do {
		// n8n returns at most a hundred at a time.
		const page = await rest.call<{ results: Array<{ id: string }>; nextCursor?: string | null }>(
			'GET',
			`/rest/executions?limit=100${cursor}`,
		);
		for (const { id } of page.results) {
			const { data, workflowData } = await rest.call<{ data: string; workflowData: unknown }>(
				'GET',
				`/rest/executions/${id}`,
			);
			executions.push({ id, data, workflow: JSON.stringify(workflowData) });
		}
		cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
	} while (cursor);
	return { executions, rows: [] };
}

const decoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Not searched: the database (read by its own driver), pictures, programs and n8n's editor. */
const OTHER = /\.sqlite(-\w+)?$|\.(png|jpg|node)$/;
const PROGRAMS = ['node_modules', '.cache'];

/** Returns the text files in a folder at any depth, or none if it does not exist. */
export function textFiles(folder: string): string[] {
	if (!existsSync(folder)) return [];
	if (!statSync(folder).isDirectory()) return OTHER.test(folder) ? [] : [folder];
	return readdirSync(folder)
		.filter((name) => !PROGRAMS.includes(name))
		.flatMap((name) => textFiles(join(folder, name)));
}

export const textOf = (file: string): string => readFileSync(file, 'utf8');
