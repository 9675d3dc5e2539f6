import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CHANGE_PRICE } from '../../api/endpoints';
import { memberID, rpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 정기결제 금액 변경 */
export const changePrice: RemoteOperation<CiderPayEndpoint> = {
	name: 'Change Price',
	value: 'changePrice',
	action: 'Change price of subscription',
	description: 'Change what a running subscription charges from now on',
	effect: 'write',
	endpoint: CHANGE_PRICE,
	fields: [
		memberID,
		rpToken,
		{
			displayName: 'Price',
			name: 'price',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'What is charged each time from now on, in won',
		},
	],
	toWire: withMember,
	toOutput: (reply, { price }) => ({ changed: true, price, ...reply }),
};
