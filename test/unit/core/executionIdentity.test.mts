import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';

import { identityOf } from '../../../nodes/core/idempotency/executionIdentity';

interface Run {
	executionIndex?: number;
	executionStatus?: string;
	data?: unknown;
}

/** An execution of which n8n keeps these runs, by the name of their node; ours is "Node". */
const identity = (
	runs: Record<string, Run[]> | undefined,
	{ mode = 'retry', runIndex = 0, context = {}, url = '' } = {},
) =>
	identityOf({
		getMode: () => mode,
		getNode: () => ({ name: 'Node' }),
		getExecutionContext: () => context,
		evaluateExpression: (text: string) => (text.includes('$runIndex') ? runIndex : url),
		runExecutionData: runs && { resultData: { runData: runs } },
	} as unknown as IExecuteFunctions);

const item = (json: object) => ({ main: [[{ json }]] });
const kept = { executionIndex: 0, data: item({}) };
const crashed = { executionIndex: 0, executionStatus: 'crashed' };
const recovered = { executionIndex: 0, data: item({ isArtificialRecoveredEventItem: true }) };

describe('a retry has come to the node by way of another one', () => {
	it('where n8n kept a run of an earlier try and another node ran in this one', () => {
		expect(identity({ Before: [kept], Between: [kept] }).isReached).toBe(true);
	});

	it.each<[string, Record<string, Run[]> | undefined]>([
		['nothing was kept', undefined],
		['nothing ran', {}],
		['each run has its own number', { Before: [kept], Between: [{ ...kept, executionIndex: 1 }] }],
		['n8n lost a run in a crash', { Before: [kept], Between: [kept], After: [crashed] }],
		['n8n put an item in place of a lost run', { Before: [kept], Between: [kept, recovered] }],
		['runs have no numbers', { Before: [{}], Between: [{}] }],
		['a run has no number', { Before: [kept], Between: [kept], After: [{}] }],
	])('not where %s', (_, runs) => {
		expect(identity(runs).isReached).toBe(false);
	});

	it('never in the first try', () => {
		expect(identity({ Before: [kept], Between: [kept] }, { mode: 'webhook' }).isReached).toBe(
			false,
		);
	});
});

describe('which of the node’s runs it is', () => {
	it.each<[number, string, Record<string, Run[]> | undefined]>([
		[2, 'nothing was kept', undefined],
		[2, 'only others were lost', { Other: [crashed] }],
		[
			2,
			'a run has no output',
			{ Node: [{ data: { main: [null] } }, { data: { main: [[]] } }, {}] },
		],
		[1, 'n8n lost one in a crash', { Node: [kept, crashed] }],
		[1, 'n8n put an item in place of one', { Node: [kept, recovered] }],
	])('is %i where %s', (turn, _, runs) => {
		expect(identity(runs, { runIndex: 2 }).turn).toBe(turn);
	});
});

it('knows its caller, where it is a sub-workflow', () => {
	expect(identity({}, { context: { parentExecutionId: '7' } }).parentId).toBe('7');
	expect(identity({}, { context: undefined }).parentId).toBeUndefined();
});
