import { z } from 'zod';

import type { LocalOperation } from '../../../core/operation';
import { webAddress } from '../../../core/fields/formats';
import { additionalFields } from '../../../core/fields/nodeProperties';
import { POPUP_SCRIPT, popupHtml } from './createPopupPage.html';
import { upTo } from '../../request/rules';

/** shinhan-pg.txt: 통합결제창 결제요청 응답값 (redirect_url) 으로 팝업 호출 */
export const createPopupPage: LocalOperation = {
	name: 'Create Popup Page',
	value: 'createPopupPage',
	action: 'Create payment popup page',
	description:
		'Create the HTML of a page that opens the payment window. Return it with Respond to Webhook or put it on your site.',
	effect: 'local',
	fields: [
		{
			displayName: 'Payment Window URL',
			name: 'redirect_url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://pg.example.com/pgsvc/pay?token=…',
			description:
				'The link from Request Corporate Window or Request Personal Window. It opens once.',
		},
		{
			displayName: 'Result URL',
			name: 'resultUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://shop.example.com/result',
			description:
				"Where the buyer's browser posts the result as a form. It is not proof of payment: look the order up with Get.",
		},
		additionalFields([
			{
				displayName: 'Button Text',
				name: 'buttonText',
				type: 'string',
				default: '결제하기',
				description: 'Text of the button that opens the payment window',
			},
			{
				displayName: 'Script URL',
				name: 'scriptUrl',
				type: 'string',
				default: POPUP_SCRIPT,
				description:
					"The address of Shinhan's script. The manual names only this one; change it for a test server.",
			},
			{
				displayName: 'Title',
				name: 'title',
				type: 'string',
				default: '결제',
				description: 'Title of the page',
			},
			{
				displayName: 'Your Order Number',
				name: 'order_no',
				type: 'string',
				default: '',
				placeholder: 'e.g. 202611220001',
				description: 'Your number for the order, posted with the result',
			},
		]),
	],
	rules: z
		.object({
			redirect_url: webAddress,
			resultUrl: webAddress,
			scriptUrl: webAddress,
			order_no: upTo(50),
		})
		.partial(),
	run: (_, { redirect_url, resultUrl, order_no, buttonText, scriptUrl, title }) => ({
		html: popupHtml({
			redirectUrl: String(redirect_url),
			resultUrl: String(resultUrl),
			orderNo: String(order_no ?? ''),
			title: String(title ?? '결제'),
			buttonText: String(buttonText ?? '결제하기'),
			scriptUrl: String(scriptUrl ?? POPUP_SCRIPT),
		}),
	}),
};
