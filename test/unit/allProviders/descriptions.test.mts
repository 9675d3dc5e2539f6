import { describe, expect, it } from '@jest/globals';
import { NodeHelpers } from 'n8n-workflow';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { nestedFields } from '../../../nodes/core/fields/checkField';
import type { Provider } from '../../../nodes/core/operation';
import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';
import { ciderPay } from '../../../nodes/CiderPay/provider';
import { GmPay } from '../../../nodes/GmPay/GmPay.node';
import { gmPay } from '../../../nodes/GmPay/provider';
import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { PayAppTrigger } from '../../../nodes/PayApp/PayAppTrigger.node';
import { payApp } from '../../../nodes/PayApp/provider';
import { shinhanPg } from '../../../nodes/ShinhanPg/provider';
import { ShinhanPg } from '../../../nodes/ShinhanPg/ShinhanPg.node';

/** Checked for what n8n's lint covers only in handwritten selectors, and for its UX guidelines. */
const PROVIDERS: Array<[string, INodeType, Provider<never>]> = [
	['PayApp', new PayApp(), payApp as unknown as Provider<never>],
	['CiderPay', new CiderPay(), ciderPay as unknown as Provider<never>],
	['GMPay', new GmPay(), gmPay as unknown as Provider<never>],
	['Shinhan PG', new ShinhanPg(), shinhanPg as unknown as Provider<never>],
];
const isSorted = (names: string[]) =>
	names.every((name, index) => index === 0 || names[index - 1]!.localeCompare(name, 'en') <= 0);
const optionNames = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ name }) => name);

describe.each(PROVIDERS)('%s', (_, node, { resources }) => {
	const operations = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			...operation,
			label: `${resource.value}.${operation.value}`,
		})),
	);
	const fields = operations.flatMap(({ label, fields: own }) =>
		own.flatMap((field) => [field, ...nestedFields(field)]).map((field) => ({ label, field })),
	);

	it('has singular resources in title case, each once', () => {
		const names = resources.map(({ name }) => name);
		for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z-]*( [A-Z][A-Za-z-]*)*$/);
		for (const name of names) expect(name).not.toMatch(/s$/);
		expect(new Set(names).size).toBe(names.length);
	});

	it.each(operations)('$label has an action in sentence case, without articles', ({ action }) => {
		expect(action).toMatch(/^[A-Z][a-zA-Z -]+$/);
		expect(action).not.toMatch(/\b(a|an|the)\b/i);
	});

	it.each(operations)(
		'$label names its operation in title case and says more in the description',
		(operation) => {
			expect(operation.name).toMatch(/^[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)*$/);
			expect(operation.description.length).toBeGreaterThan(operation.name.length + 10);
		},
	);

	it.each(fields.filter(({ field }) => !['collection', 'notice'].includes(field.type)))(
		'$label $field.name: explained in full sentences',
		({ field }) => {
			expect(field.description).toMatch(/^[A-Z]/);
			const sentences = field.description!.split(/[.] (?=['A-Z])/).length;
			if (sentences > 1) expect(field.description).toMatch(/[.)]$/);
			else expect(field.description).not.toMatch(/\.$/);
		},
	);

	it.each(fields.filter(({ field }) => field.type === 'collection'))(
		'$label $field.name: optional fields in the order of the alphabet, none required',
		({ field }) => {
			const nested = nestedFields(field);
			expect(isSorted(nested.map(({ displayName }) => displayName))).toBe(true);
			expect(nested.filter(({ required }) => required)).toEqual([]);
		},
	);

	it.each(fields.filter(({ field }) => ['options', 'multiOptions'].includes(field.type)))(
		'$label $field.name: its default is one of its choices',
		({ field }) => {
			const values = (field.options as INodePropertyOptions[]).map(({ value }) => value);
			for (const value of [field.default].flat()) expect(values).toContain(value);
			if (values.length >= 5) expect(isSorted(optionNames(field))).toBe(true);
		},
	);

	it('has each wire name once in an operation, and once in each documented object', () => {
		const namesAt = (list: INodeProperties[]): string[] =>
			list.flatMap((field) => {
				if (field.type === 'fixedCollection') expectOnce(namesAt(nestedFields(field)));
				return field.type === 'collection' ? namesAt(nestedFields(field)) : [field.name];
			});
		const expectOnce = (names: string[]) => expect([...new Set(names)]).toEqual(names);
		for (const operation of operations) expectOnce(namesAt(operation.fields));
	});

	it.each(operations)('$label shows its fields, and only its own', (operation) => {
		const [resource, name] = operation.label.split('.') as [string, string];
		const values = { resource, operation: name };
		const shown = node.description.properties.filter((property) =>
			NodeHelpers.displayParameter(
				NodeHelpers.getNodeParameters(
					node.description.properties,
					values,
					true,
					false,
					null,
					node.description,
				) ?? {},
				property,
				null,
				node.description,
			),
		);
		const unconditional = operation.fields.filter(({ displayOptions }) => !displayOptions);
		for (const field of unconditional) expect(shown.map((one) => one.name)).toContain(field.name);
		const own = [
			...operation.fields.map((field) => field.name),
			'resource',
			'operation',
			'options',
		];
		for (const field of shown) expect(own).toContain(field.name);
	});

	it('marks passwords as such', () => {
		for (const { field } of fields) {
			if (/pwd|password/i.test(field.name)) expect(field.typeOptions?.password).toBe(true);
		}
	});
});

describe('the trigger', () => {
	const { description } = new PayAppTrigger();
	it('answers in the mode of its Acknowledge parameter, without the expression engine', async () => {
		const { resolveWebhookDescriptionField } = await import('n8n-workflow');
		const [webhook] = description.webhooks!;
		const modeOf = (acknowledge: string) =>
			resolveWebhookDescriptionField(
				{ parameters: { acknowledge } } as never,
				webhook!,
				'responseMode',
			);
		expect(modeOf('atOnce')).toEqual({ resolved: true, value: 'onReceived' });
		expect(modeOf('afterWork')).toEqual({ resolved: true, value: 'responseNode' });
		expect(webhook).toMatchObject({ httpMethod: 'POST', responseData: '' });
	});

	it('starts on paid and refunded unless told otherwise', () => {
		const events = description.properties.find(({ name }) => name === 'events');
		expect(events?.default).toEqual(['paid', 'refunded', 'partiallyRefunded']);
		expect(optionNames(events!)).toHaveLength(8);
	});
});
