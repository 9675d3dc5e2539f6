import type { IDataObject } from 'n8n-workflow';

import { z } from 'zod';

import { trimmed } from '../../../core/values';
import type { RemoteOperation, WireContext } from '../../../core/operation';
import { emailAddress, koreanPhone, webAddress } from '../../../core/fields/formats';
import type { CiderPayEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import { withMember } from '../../fields/fields';
import { requestFields } from './request.fields';

const rules = z
	.object({
		mobile: koreanPhone,
		email: emailAddress,
		feedbackurl: webAddress,
		returnurl: webAddress,
		taxPrice: z.number(),
		taxFreePrice: z.number(),
	})
	.partial()
	.refine(({ taxPrice, taxFreePrice = 0 }) => taxPrice !== 0 || taxFreePrice > 0, {
		path: ['taxPrice'],
		message: "can be 0 only with a 'Tax-Free Amount'",
	});

/** CiderPay's merchant document, 결제 요청 (POST /oapi/payment/request) */
export const request: RemoteOperation<CiderPayEndpoint> = {
	name: 'Request',
	value: 'request',
	action: 'Request payment',
	description:
		"Create a payment request and get the payment link ('payUrl'). The CiderPay Trigger reports when it is paid.",
	effect: 'write',
	endpoint: REQUEST,
	fields: requestFields,
	rules,
	toWire: (values, context) => ({
		...withApproval(withMember(values, context), context),
		// The choices are text; the document expects a number.
		...(values.payLimitDay !== undefined && { payLimitDay: Number(values.payLimitDay) }),
	}),
};

/** Adds the credential's payment token, which belongs to one merchant: never sent for another. */
function withApproval(values: IDataObject, { credential }: WireContext): IDataObject {
	const own = trimmed(credential.memberID);
	const token = trimmed(credential.approvalToken);
	const applies = token !== '' && (own === '' || own === values.memberID);
	return applies && values.approvalToken === undefined
		? { ...values, approvalToken: token }
		: values;
}
