import { z } from 'zod';

import { isPhoneOf } from '../../fields/phone';
import { withRetryDefault } from '../../fields/notification';
import { neededOf } from '../../../core/http/requestValues';
import { toNumber } from '../../../core/fields/checkField';
import type { LocalOperation } from '../../../core/operation';
import { digits, NOT_A_KOREAN_PHONE, webAddress } from '../../../core/fields/formats';
import { checkoutHtml } from './createCheckoutPage.html';
import { checkoutFields } from './createCheckoutPage.fields';

/** Settings of the page itself; all other fields are PayApp Lite parameters */
const PAGE_SETTINGS = ['output', 'buttonText', 'scriptUrl', 'target'];

const WHOLE = 'must be a whole number of 1 or more, e.g. 1000';

const rules = z
	.object({
		recvphone: digits,
		vccode: digits,
		feedbackurl: webAddress,
		checkretry: z.string(),
		redirecturl: webAddress,
		returnurl: webAddress,
		scriptUrl: webAddress,
		currency: z.string(),
		price: z.preprocess(
			toNumber,
			z.number({ invalid_type_error: WHOLE }).int(WHOLE).safe(WHOLE).min(1, WHOLE),
		),
	})
	.partial()
	.refine(({ recvphone, currency, vccode }) => isPhoneOf(recvphone, currency, vccode), {
		path: ['recvphone'],
		message: NOT_A_KOREAN_PHONE,
	})
	.transform(withRetryDefault);

/** payapp.txt: 결제 요청 – 팝업창 방식 */
export const createCheckoutPage: LocalOperation = {
	name: 'Create Checkout Page',
	value: 'createCheckoutPage',
	action: 'Create checkout page',
	description:
		'Create the HTML of a payment button, for Respond to Webhook or your own page. Buyers can change the amount in their browser: check it when the PayApp Trigger reports the payment.',
	effect: 'local',
	fields: checkoutFields,
	rules,
	run: ({ credential }, input) => {
		const parameters: Record<string, string> = {
			userid: neededOf(credential?.userid, 'Seller ID'),
		};
		for (const [name, value] of Object.entries(input)) {
			if (PAGE_SETTINGS.includes(name)) continue;
			parameters[name] = Array.isArray(value) ? value.join(',') : String(value);
		}
		return { html: checkoutHtml(parameters, input) };
	},
};
