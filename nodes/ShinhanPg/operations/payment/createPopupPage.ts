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
	action: 'Create popup page for payment',
	description:
		"Create the HTML of a page that opens Shinhan's payment window, to be answered by a Respond to Webhook node or put on your own site. Nothing is sent to Shinhan by this node.",
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
				"The 'redirect_url' that Request Corporate Window or Request Personal Window gave. It opens once.",
		},
		{
			displayName: 'Result URL',
			name: 'resultUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://shop.example.com/result',
			description:
				"Where the buyer's browser posts what the window reports, as a form with order_no, result (success or failure), retCode and retMessage. It comes from the browser and proves nothing: look the payment up with the operation Get before you deliver.",
		},
		additionalFields([
			{
				displayName: 'Button Text',
				name: 'buttonText',
				type: 'string',
				default: '결제하기',
				description: 'What stands on the button that opens the payment window',
			},
			{
				displayName: 'Order Number',
				name: 'order_no',
				type: 'string',
				default: '',
				placeholder: 'e.g. 202611220001',
				description: 'Your number of the order, handed on with the result',
			},
			{
				displayName: 'Script URL',
				name: 'scriptUrl',
				type: 'string',
				default: POPUP_SCRIPT,
				description:
					"Where Shinhan's script is loaded from. The manual names only this one; change it for a test server.",
			},
			{
				displayName: 'Title',
				name: 'title',
				type: 'string',
				default: '결제',
				description: 'What stands at the top of the page',
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
