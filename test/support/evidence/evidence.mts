/** What a measurement found: tables to read and goals to hold. One shape for the bench and the faults. */
export interface Evidence {
	/** Its name in files and in the documents' markers, e.g. `notifications` */
	name: string;
	tables: Table[];
	goals: Goal[];
}

export interface Table {
	title: string;
	columns: string[];
	rows: string[][];
}

export interface Goal {
	/** What is claimed, e.g. `no forged notification starts a run` */
	name: string;
	/** What would hold the claim, e.g. `0` or `at least 2.5` */
	goal: string;
	/** What was measured, in the same unit */
	measured: string;
	met: boolean;
	/** Why it cannot be met yet; it stands in the documents, and missing it does not fail the run. */
	knownMiss?: string;
}

/** A goal to reach or exceed; figures with two decimals. */
export const atLeast = (
	name: string,
	measured: number,
	limit: number,
	knownMiss?: string,
): Goal => ({
	name,
	goal: `at least ${limit}`,
	measured: measured.toFixed(2),
	met: measured >= limit,
	knownMiss,
});

/** A goal not to exceed; figures with two decimals. */
export const atMost = (
	name: string,
	measured: number,
	limit: number,
	knownMiss?: string,
): Goal => ({
	name,
	goal: `at most ${limit}`,
	measured: measured.toFixed(2),
	met: measured <= limit,
	knownMiss,
});

/** A goal that one count is exactly another. */
export const exactly = (
	name: string,
	measured: number,
	wanted: number,
	knownMiss?: string,
): Goal => ({
	name,
	goal: String(wanted),
	measured: String(measured),
	met: measured === wanted,
	knownMiss,
});

/** The goals that were held until now and are not any more: these fail a run. */
export const missed = ({ goals }: Evidence): Goal[] =>
	goals.filter(({ met, knownMiss }) => !met && knownMiss === undefined);

/** Everything as text for a terminal. */
export function asText(evidence: Evidence): string {
	const goals: Table = {
		title: `${evidence.name}: goals`,
		columns: ['goal', 'wanted', 'measured', ''],
		rows: evidence.goals.map(({ name, goal, measured, met, knownMiss }) => [
			name,
			goal,
			measured,
			met ? 'met' : knownMiss === undefined ? 'MISSED' : 'missed, known',
		]),
	};
	return [...evidence.tables, goals]
		.filter(({ rows }) => rows.length > 0)
		.map(textTable)
		.join('\n\n');
}

function textTable({ title, columns, rows }: Table): string {
	const widths = columns.map((column, index) =>
		Math.max(...[column, ...rows.map((row) => row[index] ?? '')].map((cell) => cell.length)),
	);
	const line = (cells: string[]) =>
		cells
			.map((cell, index) => cell.padEnd(widths[index] ?? 0))
			.join('  ')
			.trimEnd();
	return [
		title,
		line(columns),
		line(widths.map((width) => '-'.repeat(width))),
		...rows.map(line),
	].join('\n');
}

/** Everything as Markdown for the documents. */
export function asMarkdown({ tables, goals }: Evidence): string {
	const result: Table = {
		title: 'Goals',
		columns: ['Goal', 'Wanted', 'Measured', 'Met'],
		rows: goals.map(({ name, goal, measured, met }) => [name, goal, measured, met ? 'yes' : 'no']),
	};
	const missedGoals = goals.filter(({ met, knownMiss }) => !met && knownMiss);
	// Several goals may be missed for one reason, which stands once.
	const causes = [...new Set(missedGoals.map(({ knownMiss }) => knownMiss))].map((cause) => {
		const names = missedGoals.filter(({ knownMiss }) => knownMiss === cause);
		return `- **Not met** (${names.map(({ name }) => name).join('; ')}): ${cause}`;
	});
	return [
		...[...tables, result].filter(({ rows }) => rows.length > 0).map(markdownTable),
		...(causes.length > 0 ? [causes.join('\n')] : []),
	].join('\n\n');
}

function markdownTable({ title, columns, rows }: Table): string {
	const line = (cells: string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [
		`**${title}**`,
		'',
		line(columns),
		line(columns.map(() => '---')),
		...rows.map(line),
	].join('\n');
}
