/** What must hold for the Korean words in a provider's panels. */
import { describe, expect, it } from '@jest/globals';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { choicesOf } from '../../nodes/core/fields/checkField';
import type { Terms } from '../../nodes/core/fields/terms';
import type { Endpoint, Operation, Resource } from '../../nodes/core/operation';
import { HANGUL, withNested } from './fields.mts';

/** A documented field of a call, as its contract table has it */
export interface Documented {
	/** `resource.operation` */
	operation: string;
	/** Its wire name */
	name: string;
}

/** Tests that every documented field, operation and event has its Korean word, and none in vain. */
export function itHasItsTerms<TEndpoint extends Endpoint>({
	resources,
	events,
	terms,
	documented,
}: {
	resources: Array<Resource<TEndpoint>>;
	events: INodePropertyOptions[];
	terms: Terms;
	documented: Documented[];
}): void {
	const operations = resources.flatMap(({ value, operations: some }) =>
		some.map((operation) => ({ key: `${value}.${operation.value}`, operation })),
	);

	describe('the Korean words', () => {
		it('are those of every documented field', () => {
			expect(documented.length).toBeGreaterThan(0);
			const missing = documented.filter(
				({ operation, name }) => termOf(terms, operation, name) === undefined,
			);
			expect(missing).toEqual([]);
		});

		it('are those of every operation and event', () => {
			const keys = operations.map(({ key }) => key).sort();
			expect(Object.keys(terms.operations).sort()).toEqual(keys);
			const values = [...new Set(events.map(({ value }) => String(value)))].sort();
			expect(Object.keys(terms.events).sort()).toEqual(values);
		});

		it('stand for fields that there are', () => {
			const there = operations.flatMap(({ key, operation }) =>
				allFieldsOf(operation).flatMap(({ name }) => [name, `${key}.${name}`]),
			);
			const inVain = Object.keys(terms.fields).filter((name) => !there.includes(name));
			expect(inVain).toEqual([]);
		});

		it('are in no label, choice, placeholder or action', () => {
			const texts = operations.flatMap(({ operation }) => [
				operation.name,
				operation.action,
				...allFieldsOf(operation).flatMap((field) => [
					field.displayName,
					field.placeholder ?? '',
					...choicesOf(field).map(({ name }) => name),
				]),
			]);
			expect(texts.filter((text) => HANGUL.test(text))).toEqual([]);
		});
	});
}

const termOf = ({ fields }: Terms, operation: string, name: string): string | undefined =>
	fields[`${operation}.${name}`] ?? fields[name];

const allFieldsOf = <TEndpoint extends Endpoint>({
	fields,
}: Operation<TEndpoint>): INodeProperties[] => fields.flatMap(withNested);
