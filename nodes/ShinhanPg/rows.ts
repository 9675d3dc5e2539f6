import type { IDataObject } from 'n8n-workflow';

/** The rows of a reply's `list`: an array by the manual's table, a single object in one of its samples */
export function rowsOf({ list }: IDataObject): IDataObject[] {
	const rows: unknown[] = Array.isArray(list) ? list : [list];
	return rows.filter(
		(row): row is IDataObject => typeof row === 'object' && row !== null && !Array.isArray(row),
	);
}
