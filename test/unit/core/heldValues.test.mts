import { describe, expect, it } from '@jest/globals';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { ExecutionIdentity } from '../../../nodes/core/idempotency/executionIdentity';
import { HeldValues } from '../../../nodes/core/idempotency/heldValues';
import type { ProcessedDataRows } from '../../../nodes/core/idempotency/processedDataRows';

/** n8n's database, in which a caller's sub-workflows share what they hold; undefined: it does not answer */
class Rows {
	readonly held: string[] = [];
	isThere: (row: string) => Promise<boolean | undefined> = async (row) =>
		await Promise.resolve(this.held.includes(row));
	async record(row: string) {
		this.held.push(row);
		return await Promise.resolve({ known: new Set<string>() });
	}
	async remove(row: string) {
		this.held.splice(this.held.indexOf(row), 1);
		return await Promise.resolve(true);
	}
}

const heldIn = (context: IDataObject, rows = new Rows(), parentId?: string) =>
	new HeldValues(
		{ getContext: () => context } as unknown as IExecuteFunctions,
		{ parentId } as ExecutionIdentity,
		rows as unknown as ProcessedDataRows,
	);

describe('values whose outcome is unknown', () => {
	it('hold back what equals them elsewhere, and not themselves', async () => {
		const rows = new Rows();
		const held = heldIn({}, rows);
		expect(held.isWatching).toBe(false);
		await held.hold('values', 'here');
		expect(held.isWatching).toBe(true);
		expect(await held.heldBy('values', 'here')).toBeUndefined();
		expect(await held.heldBy('others', 'there')).toBeUndefined();
		expect(await held.heldBy('values', 'there')).toEqual({ isOfThisTry: true, isCertain: true });
		expect(rows.held).toHaveLength(0);
	});

	it('are held by the first, also where one that was held back is told as unknown', async () => {
		const held = heldIn({});
		await held.hold('values', 'here');
		await held.hold('values', 'there');
		expect(await held.heldBy('values', 'here')).toBeUndefined();
		expect(await held.heldBy('values', 'there')).toBeDefined();
	});

	it('were held by another try, once n8n has loaded the execution anew', async () => {
		const context = {};
		await heldIn(context).hold('values', 'here');
		const loaded = heldIn(JSON.parse(JSON.stringify(context)) as IDataObject);
		expect(await loaded.heldBy('values', 'there')).toEqual({ isOfThisTry: false, isCertain: true });
	});

	it('are free once the outcome is known, and only they', async () => {
		const context = {};
		const held = heldIn(context);
		await held.hold('values', 'here');
		await held.hold('others', 'here');
		await held.unhold('values');
		expect(await held.heldBy('values', 'there')).toBeUndefined();
		expect(await held.heldBy('others', 'there')).toBeDefined();
		await held.unhold('others');
		expect(context).toEqual({});
	});
});

describe('in the sub-workflow of a caller', () => {
	it('hold back what equals them in the next call', async () => {
		const rows = new Rows();
		await heldIn({}, rows, 'caller').hold('values', 'here');
		const next = heldIn({}, rows, 'caller');
		expect(next.isWatching).toBe(true);
		expect(await next.heldBy('values', 'here')).toEqual({ isOfThisTry: false, isCertain: true });
		expect(await heldIn({}, rows, 'another').heldBy('values', 'here')).toBeUndefined();
	});

	it('may be held where the database does not say', async () => {
		const rows = new Rows();
		rows.isThere = async () => await Promise.resolve(undefined);
		const held = heldIn({}, rows, 'caller');
		expect(await held.heldBy('values', 'here')).toEqual({ isOfThisTry: false, isCertain: false });
	});

	it('are freed by the call that held them, and by no other', async () => {
		const rows = new Rows();
		const first = heldIn({}, rows, 'caller');
		await first.hold('values', 'here');
		const other = heldIn({}, rows, 'caller');
		await other.hold('others', 'here');
		await other.unhold('values');
		expect(rows.held).toHaveLength(2);
		await first.unhold('values');
		expect(rows.held).toHaveLength(1);
	});
});
