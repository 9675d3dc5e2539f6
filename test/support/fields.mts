import type { INodeProperties, INodeType } from 'n8n-workflow';

import { nestedFields } from '../../nodes/core/fields/checkField';

/** A field that the editor shows by itself, or among the Additional Fields */
type Shown = INodeProperties & { as: 'field' | 'additional' };

/** Returns what the editor shows for an operation, e.g. "payment.request", notices included. */
export function shownBy({ description }: INodeType, operation: string): INodeProperties[] {
	const [resource = '', name = ''] = operation.split('.');
	return description.properties.filter(({ displayOptions }) => {
		const { show } = displayOptions ?? {};
		return show?.resource?.includes(resource) && show.operation?.includes(name);
	});
}

/** Returns the fields that it shows, those of the Additional Fields one by one. */
export const fieldsOf = (type: INodeType, operation: string): Shown[] =>
	shownBy(type, operation)
		.filter((field) => field.type !== 'notice')
		.flatMap((field): Shown[] =>
			field.name === 'additionalFields'
				? (field.options as INodeProperties[]).map((one) => ({ ...one, as: 'additional' }))
				: [{ ...field, as: 'field' }],
		);

/** Returns the label of one of these fields. */
export function labelIn(type: INodeType, operation: string, name: string): string {
	const field = fieldsOf(type, operation).find((one) => one.name === name);
	if (!field) throw new RangeError(`${operation} has no field ${name}`);
	return field.displayName;
}

/** Returns a field and all that it holds, however deep. */
export const withNested = (field: INodeProperties): INodeProperties[] => [
	field,
	...nestedFields(field).flatMap(withNested),
];

export const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
