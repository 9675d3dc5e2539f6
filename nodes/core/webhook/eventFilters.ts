import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toNumber } from '../fields/checkField';
import type { PaymentEvent } from './paymentEvent';

/** What the user may expect of an event, as trigger options */
export const EVENT_FILTERS: INodeProperties[] = [
	{
		displayName: 'Required Amount',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description:
			'Start only if exactly this amount was paid, in won (US dollars in cents). Other payments are ignored; 0 accepts any.',
	},
	{
		displayName: 'Required Reference 1',
		name: 'var1',
		type: 'string',
		default: '',
		description: "Start only if 'Your Reference 1' is exactly this. Other payments are ignored.",
	},
	{
		displayName: 'Required Reference 2',
		name: 'var2',
		type: 'string',
		default: '',
		description: "Start only if 'Your Reference 2' is exactly this. Other payments are ignored.",
	},
];

/** Returns how an event fails the user's expectations; undefined if it meets them. */
export function filterReasonOf(
	{ amount, custom }: PaymentEvent,
	expected: IDataObject,
): string | undefined {
	const price = toNumber(expected.price);
	// 0 is the field as it was added: no payment is of 0, and nothing would ever start.
	if ('price' in expected && price !== 0 && String(price) !== String(amount)) {
		return 'its amount is not the expected one';
	}
	const variable = ['var1', 'var2'].find(
		(name) => name in expected && String(expected[name] ?? '') !== String(custom[name] ?? ''),
	);
	return variable && `its ${variable} is not the expected one`;
}
