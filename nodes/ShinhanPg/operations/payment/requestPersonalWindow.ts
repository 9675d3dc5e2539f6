import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { ShinhanEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import * as fields from '../../fields/required';
import * as optional from '../../fields/optional';
import { requestRules } from '../../request/rules';
import { requestedOf, requestWire } from '../../request/toWire';

/** shinhan-pg.txt: 개인/법인용 통합결제창, the personal window */
export const requestPersonalWindow: RemoteOperation<ShinhanEndpoint> = {
	name: 'Request Personal Window',
	value: 'requestPersonalWindow',
	action: 'Request personal payment window',
	description:
		"Open a payment in the window where a person chooses how to pay: simple pay, card or virtual account. It gives the address of the window (redirect_url), which works once: send the buyer's browser there. Nothing is paid until the payment is confirmed, by the Shinhan PG Trigger or the operation Confirm.",
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		fields.userId,
		fields.userName,
		{
			...optional.userCi,
			required: true,
			description:
				"The buyer's connecting information (CI, 연계정보) from an identity check, at most 88 characters",
		},
		fields.cardCompany,
		...fields.returningOrder,
		additionalFields([
			optional.pointColor,
			optional.appCancelUrl,
			optional.appReturnUrl,
			optional.cardPurpose,
			optional.cupReturnDeposit,
			optional.customParameter,
			optional.emailAddr,
			optional.mainColor,
			optional.mobileNo,
			optional.emailFlag,
			optional.taxfreeAmount,
			optional.taxAmount,
		]),
	],
	rules: requestRules(),
	toWire: (input, { credential }) =>
		requestWire({ pgcode: 'selpay', pay_type: 1, ...input }, credential),
	toOutput: requestedOf,
};
