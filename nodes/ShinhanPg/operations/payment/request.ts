import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { ShinhanEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import * as fields from '../../fields/required';
import * as optional from '../../fields/optional';
import { requestRules } from '../../request/rules';
import { requestedOf, requestWire } from '../../request/requestWire';

/** shinhan-pg.txt: 결제 요청 */
export const request: RemoteOperation<ShinhanEndpoint> = {
	name: 'Request',
	value: 'request',
	action: 'Request payment',
	description:
		'Get the link to a payment window for one payment method. It opens once. Nothing is paid until the payment is confirmed.',
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		fields.pgcodeList,
		fields.cardCompany,
		{
			displayName: 'Payment Type',
			name: 'pay_type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Single', value: 1, description: 'One payment method pays all (단일 결제)' },
				{
					name: 'Composite, General',
					value: 2,
					description: 'Several payment methods (복합 일반)',
				},
				{
					name: 'Composite, Exclusive Page',
					value: 3,
					description: 'Several payment methods (복합 전용)',
				},
			],
			default: 1,
			description: 'Whether the buyer pays with one payment method or with several together',
		},
		fields.userId,
		fields.userName,
		...fields.returningOrder,
		additionalFields([
			optional.pointColor,
			optional.appCancelUrl,
			optional.appReturnUrl,
			optional.userCi,
			optional.emailAddr,
			optional.mobileNo,
			optional.cardPurpose,
			optional.cupReturnDeposit,
			optional.instType,
			optional.installMonth,
			optional.mainColor,
			optional.prepayAmount,
			optional.emailFlag,
			optional.taxfreeAmount,
			optional.taxAmount,
			optional.customParameter,
		]),
	],
	rules: requestRules(),
	toWire: (input, { credential }) => requestWire(input, credential),
	toOutput: requestedOf,
};
