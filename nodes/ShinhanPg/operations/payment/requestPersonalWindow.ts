import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { ShinhanEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import * as fields from '../../fields/required';
import * as optional from '../../fields/optional';
import { requestRules } from '../../request/rules';
import { requestedOf, requestWire } from '../../request/requestWire';

/** shinhan-pg.txt: 개인/법인용 통합결제창, the personal window */
export const requestPersonalWindow: RemoteOperation<ShinhanEndpoint> = {
	name: 'Request Personal Window',
	value: 'requestPersonalWindow',
	action: 'Request personal payment window',
	description:
		'Get the link to a window where a person chooses how to pay. It opens once. Nothing is paid until the payment is confirmed.',
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		fields.userId,
		fields.userName,
		{
			...optional.userCi,
			required: true,
			description: "The buyer's CI from an identity check, up to 88 characters",
		},
		fields.cardCompany,
		...fields.returningOrder,
		additionalFields([
			optional.pointColor,
			optional.appCancelUrl,
			optional.appReturnUrl,
			optional.emailAddr,
			optional.mobileNo,
			optional.cardPurpose,
			optional.cupReturnDeposit,
			optional.mainColor,
			optional.emailFlag,
			optional.taxfreeAmount,
			optional.taxAmount,
			optional.customParameter,
		]),
	],
	rules: requestRules(),
	toWire: (input, { credential }) =>
		requestWire({ pgcode: 'selpay', pay_type: 1, ...input }, credential),
	toOutput: requestedOf,
};
