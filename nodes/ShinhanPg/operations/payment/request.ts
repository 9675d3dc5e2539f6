import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { ShinhanEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import * as fields from '../../fields/required';
import * as optional from '../../fields/optional';
import { requestRules } from '../../request/rules';
import { requestedOf, requestWire } from '../../request/toWire';

/** shinhan-pg.txt: 결제 요청 */
export const request: RemoteOperation<ShinhanEndpoint> = {
	name: 'Request',
	value: 'request',
	action: 'Request payment',
	description:
		"Open a payment by one payment method. It gives the address of the payment window (redirect_url), which works once: send the buyer's browser there. Nothing is paid until the payment is confirmed, by the Shinhan PG Trigger or the operation Confirm.",
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
				{ name: 'Single (단일 결제)', value: 1 },
				{ name: 'Composite, General (복합 일반)', value: 2 },
				{ name: 'Composite, Exclusive Page (복합 전용)', value: 3 },
			],
			default: 1,
			description: 'Whether one payment method pays all, or several together',
		},
		fields.userId,
		fields.userName,
		...fields.returningOrder,
		additionalFields([
			optional.pointColor,
			optional.appCancelUrl,
			optional.appReturnUrl,
			optional.cardPurpose,
			optional.cupReturnDeposit,
			optional.customParameter,
			optional.emailAddr,
			optional.instType,
			optional.installMonth,
			optional.mainColor,
			optional.mobileNo,
			optional.prepayAmount,
			optional.emailFlag,
			optional.taxfreeAmount,
			optional.userCi,
			optional.taxAmount,
		]),
	],
	rules: requestRules(),
	toWire: (input, { credential }) => requestWire(input, credential),
	toOutput: requestedOf,
};
