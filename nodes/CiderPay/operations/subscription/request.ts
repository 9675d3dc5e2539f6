import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { webAddress } from '../../../core/rules';
import type { CiderPayCall } from '../../api';
import { commonRules, day, withCustomer } from '../../fields';
import { requestFields } from './request.fields';

const rules = z
	.object({
		...commonRules,
		payFeedbackUrl: webAddress,
		limitDateStr: day,
		periodDateType: z.string(),
		firstBillingType: z.string(),
		firstPrice: z.number(),
	})
	.partial()
	.superRefine(({ periodDateType, limitDateStr, firstBillingType, firstPrice }, context) => {
		if (periodDateType === 'YEAR' && limitDateStr === undefined) {
			const message = "is required when 'Period' is Year";
			context.addIssue({ code: 'custom', path: ['limitDateStr'], message });
		}
		if (firstPrice !== undefined && firstBillingType !== 'MUST_FIRST_PAYMENT') {
			const message = "goes only with 'First Charge' At Approval";
			context.addIssue({ code: 'custom', path: ['firstPrice'], message });
		}
	});

/** ciderpay.txt: 정기 결제 승인 요청. Here tax-free is TAX_FREE; on payment links it is FREE. */
export const request: RemoteOperation<CiderPayCall> = {
	name: 'Request',
	value: 'request',
	action: 'Request subscription',
	description:
		"Ask a customer to approve a subscription that CiderPay charges by itself. 'authUrl' in the output is the page to do it on; the CiderPay Trigger's event Subscription Approved brings its token.",
	effect: 'write',
	call: { method: 'POST', path: '/oapi/regularPay/request', encoding: 'json' },
	fields: requestFields,
	rules,
	toWire: withCustomer,
	toOutput: (reply) => ({ authUrl: reply.var1, payUniqueNo: reply.var2, ...reply }),
};
