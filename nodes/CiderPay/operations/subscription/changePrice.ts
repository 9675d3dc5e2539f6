import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CHANGE_PRICE } from '../../api/endpoints';
import { memberID, rpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 정기결제 금액 변경 */
export const changePrice: RemoteOperation<CiderPayEndpoint> = {
	name: 'Change Price',
	value: 'changePrice',
	action: 'Change subscription price',
	description:
		'Change the amount of later charges. Whether the buyer is told is not documented: get their consent first.',
	effect: 'write',
	endpoint: CHANGE_PRICE,
	fields: [
		memberID,
		rpToken,
		{
			displayName: 'Amount',
			name: 'price',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'How much each later charge is, in won',
		},
	],
	toWire: withMember,
	toOutput: (reply, { price }) => ({ changed: true, price, ...reply }),
};
