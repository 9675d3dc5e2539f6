import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { webAddress } from '../../../core/fields/formats';
import type { CiderPayEndpoint } from '../../api/api';
import { REQUEST_SUBSCRIPTION } from '../../api/endpoints';
import { commonRules, day, withMember } from '../../fields/fields';
import { requestFields } from './request.fields';

const rules = z
	.object({
		...commonRules,
		payFeedbackUrl: webAddress,
		limitDateStr: day,
		periodDateType: z.string(),
		periodDateVal: z.string(),
		periodDateValSub: z.string(),
		firstBillingType: z.string(),
		firstPrice: z.number(),
	})
	.partial()
	.superRefine((values, context) => {
		for (const [name, message] of brokenPeriods(values)) {
			context.addIssue({ code: 'custom', path: [name], message });
		}
		const { periodDateType, limitDateStr, firstBillingType, firstPrice } = values;
		if (periodDateType === 'YEAR' && limitDateStr === undefined) {
			const message = "is required when 'Period' is Year";
			context.addIssue({ code: 'custom', path: ['limitDateStr'], message });
		}
		if (firstPrice !== undefined && firstBillingType !== 'MUST_FIRST_PAYMENT') {
			const message = "works only with 'First Charge' At Approval";
			context.addIssue({ code: 'custom', path: ['firstPrice'], message });
		}
	});

/** Whether a text is a whole number in a range */
const isWithin = (text: string, first: number, last: number): boolean =>
	/^\d{1,2}$/.test(text) && Number(text) >= first && Number(text) <= last;

/** The most days that each month can have, February 29 included */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** ciderpay.txt: periodDateVal is the day if monthly, the month if yearly; Week is unexplained. */
function brokenPeriods({
	periodDateType,
	periodDateVal: value = '1',
	periodDateValSub: day = '1',
}: Record<string, unknown>): Array<[string, string]> {
	const [when, sub] = [String(value).trim(), String(day).trim()];
	if (periodDateType === 'MONTH') {
		const message = "must be a day from 1 to 31 with 'Period' Month";
		return isWithin(when, 1, 31) ? [] : [['periodDateVal', message]];
	}
	if (periodDateType !== 'YEAR') return [];
	if (!isWithin(when, 1, 12)) {
		return [['periodDateVal', "must be a month from 1 to 12 with 'Period' Year"]];
	}
	const longest = LONGEST[Number(when) - 1] ?? 31;
	const message = `must be a day from 1 to ${longest} in that month`;
	return isWithin(sub, 1, longest) ? [] : [['periodDateValSub', message]];
}

/** ciderpay.txt: 정기 결제 승인 요청. Here tax-free is TAX_FREE; on payment links it is FREE. */
export const request: RemoteOperation<CiderPayEndpoint> = {
	name: 'Request',
	value: 'request',
	action: 'Request subscription',
	description:
		"Create a subscription and get the page ('authUrl') where the buyer approves it. CiderPay then charges automatically.",
	effect: 'write',
	endpoint: REQUEST_SUBSCRIPTION,
	fields: requestFields,
	rules,
	toWire: withMember,
	toOutput: (reply) => ({ authUrl: reply.var1, payUniqueNo: reply.var2, ...reply }),
};
