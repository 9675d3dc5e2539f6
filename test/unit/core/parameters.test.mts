import { describe, expect, it } from '@jest/globals';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { validateItems } from '../../../nodes/core/execution/validateItems';
import type { Endpoint, LocalOperation } from '../../../nodes/core/operation';
import { ABSENT, parameterReader } from '../../../nodes/core/fields/parameterReader';
import type { NodeRun } from '../../../nodes/core/execution/nodeRun';

const field = (name: string, type: INodeProperties['type'] = 'string'): INodeProperties => ({
	displayName: name,
	name,
	type,
	default: '',
});

/** An execution whose expressions yield "<name> <item>"; records what n8n is asked to evaluate. */
function executionWith(
	parameters: Record<string, unknown>,
	{ work = () => {}, items = [] as IDataObject[], isTool = false } = {},
) {
	const asked: string[] = [];
	const execution = {
		getInputData: () => items.map((json) => ({ json })),
		getNode: () => ({ type: isTool ? 'n8n-nodes-test.testTool' : 'n8n-nodes-test.test' }),
		getNodeParameter(
			name: string,
			item: number,
			absent: unknown,
			{ rawExpressions }: { rawExpressions?: boolean },
		) {
			const raw = name in parameters ? parameters[name] : absent;
			if (rawExpressions) return raw;
			asked.push(`${name} ${item}`);
			work();
			return JSON.stringify(raw).includes('"=') ? `${name} ${item}` : raw;
		},
	} as unknown as IExecuteFunctions;
	return { execution, asked };
}

describe('reading the parameters of many items', () => {
	it.each<[string, unknown]>([
		['text', 'tea'],
		['a number', 5],
		['a list', ['card', 'rbank']],
		['a collection', { memo: 'tea', price: 5 }],
		['nothing', ''],
		['null', null],
	])('asks n8n once for %s without an expression', (_, value) => {
		const { execution, asked } = executionWith({ goodname: value });
		const read = parameterReader(execution);
		expect([0, 1, 2].map((item) => read(field('goodname'), item))).toEqual([value, value, value]);
		expect(asked).toEqual(['goodname 0']);
	});

	it('remembers that a parameter is not there', () => {
		const { execution, asked } = executionWith({});
		const read = parameterReader(execution);
		expect([0, 1].map((item) => read(field('goodname'), item))).toEqual([ABSENT, ABSENT]);
		expect(asked).toHaveLength(1);
	});

	it.each<[string, unknown]>([
		['text', '={{ $json.name }}'],
		['a resource locator', { __rl: true, mode: 'id', value: '={{ $json.id }}' }],
		['a field of a collection', { memo: 'tea', var1: '={{ $json.order }}' }],
		['a row of a list', { rows: [{ name: 'tea' }, { name: '={{ $json.name }}' }] }],
	])('asks n8n for each item where there is an expression in %s', (_, value) => {
		const { execution } = executionWith({ goodname: value });
		const read = parameterReader(execution);
		expect([0, 1, 2].map((item) => read(field('goodname'), item))).toEqual([
			'goodname 0',
			'goodname 1',
			'goodname 2',
		]);
	});

	it('evaluates again for the next item what could not be evaluated for one', () => {
		let fails = true;
		const work = () => {
			if (fails) throw new Error('not now');
		};
		const { execution } = executionWith({ goodname: 'tea' }, { work });
		const read = parameterReader(execution);
		expect(() => read(field('goodname'), 0)).toThrow('not now');
		fails = false;
		expect(read(field('goodname'), 1)).toBe('tea');
	});
});

describe('an expression that only names a value of the item', () => {
	const items = [{ order: { name: 'first' } }, { order: { name: 'tea' } }];

	/** The value read for the second item; reading the first classifies the expression. */
	function second(written: unknown, settings: { items: IDataObject[]; isTool?: boolean }) {
		const { execution, asked } = executionWith({ goodname: written }, settings);
		const read = parameterReader(execution);
		read(field('goodname'), 0);
		return { value: read(field('goodname'), 1), asked };
	}

	it.each(['={{ $json.order.name }}', '={{$json.order.name}}'])('%s: n8n is not asked', (text) => {
		expect(second(text, { items })).toEqual({ value: 'tea', asked: ['goodname 0'] });
	});

	it.each([0, 1500, true, false, ''])('takes %j as it is', (name) => {
		const { value } = second('={{ $json.name }}', { items: [{ name: 'first' }, { name }] });
		expect(value).toBe(name);
	});

	it.each<[string, string, IDataObject]>([
		['more than a path', '={{ $json.name + 1 }}', { name: 'tea' }],
		['two of them', '={{ $json.name }}{{ $json.name }}', { name: 'tea' }],
		['text around it', '={{ $json.name }} x', { name: 'tea' }],
		['another source', '={{ $input.name }}', { name: 'tea' }],
		['a method', '={{ $json.name.trim() }}', { name: 'tea' }],
		['a value that is not there', '={{ $json.name }}', {}],
		['null', '={{ $json.name }}', { name: null }],
		['an object', '={{ $json.name }}', { name: { tea: 1 } }],
		['a list', '={{ $json.name }}', { name: ['tea'] }],
		['what every text has', '={{ $json.name.length }}', { name: 'tea' }],
		['what every object has', '={{ $json.toString.name }}', {}],
	])('asks n8n for %s', (_, text, item) => {
		expect(second(text, { items: [{ name: 'first' }, item] }).value).toBe('goodname 1');
	});

	it.each<[string, unknown]>([
		['another expression', "={{ 'Order ' + $json }}"],
		['a path', '={{ $json.name }}'],
		['a collection', { var1: '={{ $json }}', smsuse: 'n' }],
	])('asks n8n for %s where the item is a bare value', (_, written) => {
		const { execution } = executionWith(
			{ goodname: written },
			{ items: [5000, 7000, ''] as unknown as IDataObject[] },
		);
		const read = parameterReader(execution);
		const given = [0, 1, 2].map((item) => read(field('goodname'), item));
		expect(given).toEqual(['goodname 0', 'goodname 1', 'goodname 2']);
	});

	it('asks n8n for a list that holds one', () => {
		expect(second(['={{ $json.order.name }}'], { items }).value).toBe('goodname 1');
	});

	it('asks n8n as a tool of an agent, where $json is not the item', () => {
		const { value } = second('={{ $json.order.name }}', { items, isTool: true });
		expect(value).toBe('goodname 1');
	});
});

describe('checking many items', () => {
	const operation: LocalOperation = {
		name: 'Test',
		value: 'test',
		action: 'Test',
		description: '',
		effect: 'local',
		fields: [field('goodname')],
		run: () => ({}),
	};

	it('lets n8n do other things in between, and keeps the order', async () => {
		// As long as n8n takes for an expression
		const busy = () => {
			const end = performance.now() + 2;
			while (performance.now() < end);
		};
		const { execution } = executionWith({ goodname: '={{ $json.name }}' }, { work: busy });
		let turns = 0;
		const others = setInterval(() => (turns += 1), 1);
		const items = Array.from({ length: 250 }, () => ({ json: {} }));
		const steps = await validateItems({
			execution,
			provider: { displayName: 'Shop' },
			operation,
			items,
			credentials: undefined,
			continuesAfterFailure: false,
		} as unknown as NodeRun<Endpoint>).finally(() => clearInterval(others));
		expect(steps).toEqual(items.map((_, item) => ({ input: { goodname: `goodname ${item}` } })));
		// Half a second of work in slices of 20 ms; without a yield, nothing else would run meanwhile.
		expect(turns).toBeGreaterThan(9);
	});
});
