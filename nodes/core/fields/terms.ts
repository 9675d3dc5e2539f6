import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * What a provider's manual calls things in Korean. n8n's panels are in English: the Korean word and
 * the wire name stand behind each description, so that a merchant who knows the manual finds a field
 * by either.
 */
export interface Terms {
	/**
	 * By wire name, or by `resource.operation.name` where calls use one name for different things.
	 * Empty where no document has a word: then the wire name stands alone. Fields that are not listed
	 * are the node's own and never sent.
	 */
	fields: Record<string, string>;
	/** By `resource.operation` */
	operations: Record<string, string>;
	/** By event, with the wire value that stands for it: "결제완료, pay_state 4" */
	events: Record<string, string>;
}

/** Adds terms to a description, before its final period if it has one. */
export function withTerms(description: string, ...terms: string[]): string {
	const known = terms.filter((term) => term !== '').join(', ');
	if (known === '') return description;
	const [, text = description, end = ''] = /^(.*?)(\.?)$/s.exec(description) ?? [];
	return `${text} (${known})${end}`;
}

/** Adds their terms to the descriptions of an operation's fields, nested ones included. */
export const fieldsWithTerms = (
	fields: INodeProperties[],
	terms: Terms['fields'],
	operation: string,
): INodeProperties[] => fields.map((field) => fieldWithTerms(field, terms, operation));

function fieldWithTerms(
	field: INodeProperties,
	terms: Terms['fields'],
	operation: string,
): INodeProperties {
	const { name, description, options } = field;
	const term = terms[`${operation}.${name}`] ?? terms[name];
	return {
		...field,
		...(term !== undefined &&
			description !== undefined && { description: withTerms(description, term, name) }),
		...(options && {
			options: options.map((option) => {
				if ('values' in option) {
					return { ...option, values: fieldsWithTerms(option.values, terms, operation) };
				}
				return 'type' in option ? fieldWithTerms(option, terms, operation) : option;
			}),
		}),
	};
}

/** Adds their terms to the descriptions of a trigger's events. */
export const eventsWithTerms = (
	events: INodePropertyOptions[],
	terms: Terms['events'],
): INodePropertyOptions[] =>
	events.map((event) => ({
		...event,
		description: withTerms(event.description ?? '', terms[String(event.value)] ?? ''),
	}));
