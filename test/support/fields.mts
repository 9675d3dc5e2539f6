import type { INodeProperties, INodeType } from 'n8n-workflow';

/** A field that the editor shows by itself, or among the Additional Fields */
type Shown = INodeProperties & { as: 'field' | 'additional' };

/** Returns the fields that the editor shows for an operation, e.g. "payment.request"; no notices. */
export function fieldsOf({ description }: INodeType, operation: string): Shown[] {
	const [resource = '', name = ''] = operation.split('.');
	return description.properties
		.filter(({ displayOptions, type }) => {
			const { show } = displayOptions ?? {};
			const isHere = show?.resource?.includes(resource) && show.operation?.includes(name);
			return isHere && type !== 'notice';
		})
		.flatMap((field): Shown[] =>
			field.name === 'additionalFields'
				? (field.options as INodeProperties[]).map((one) => ({ ...one, as: 'additional' }))
				: [{ ...field, as: 'field' }],
		);
}

/** Returns the label of one of these fields. */
export function labelIn(type: INodeType, operation: string, name: string): string {
	const field = fieldsOf(type, operation).find((one) => one.name === name);
	if (!field) throw new RangeError(`${operation} has no field ${name}`);
	return field.displayName;
}
