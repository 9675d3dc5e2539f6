import type { IDataObject } from 'n8n-workflow';

import { escapeHtml, scriptLiteral } from '../../../core/html/escape';
import { htmlPage, styleWithButton } from '../../../core/html/page';

/** payapp.txt: 시작하기 prints it with http, but an https page may only load scripts over https. */
export const LITE_SCRIPT = 'https://lite.payapp.kr/public/api/payapp-lite.js';

/**
 * Returns the HTML that opens PayApp Lite's payment window: a button with its script, or a whole
 * page around it. Every value is escaped for its place, so that none can break out.
 */
export function checkoutHtml(parameters: Record<string, string>, settings: IDataObject): string {
	const button = buttonHtml(parameters, settings);
	if (settings.output === 'button') return button;
	const { shopname = '', goodname = '', price = '', currency } = parameters;
	const amount = currency === 'usd' ? `$${(Number(price) / 100).toFixed(2)}` : `${wonOf(price)}원`;
	const content = [
		goodname && `<p>${escapeHtml(goodname)}</p>`,
		price && `<p><strong>${escapeHtml(amount)}</strong></p>`,
		button,
	];
	return htmlPage(shopname, styleWithButton('#1f5bd8'), content.join('\n'));
}

const wonOf = (price: string): string => Number(price).toLocaleString('en-US');

function buttonHtml(parameters: Record<string, string>, settings: IDataObject): string {
	const { buttonText = '결제하기', scriptUrl = LITE_SCRIPT, target } = settings;
	const open = [
		...(target ? [`PayApp.setTarget(${scriptLiteral(String(target))});`] : []),
		`PayApp.call(${scriptLiteral(parameters)});`,
	].join(' ');
	return `<script src="${escapeHtml(String(scriptUrl))}"></script>
<button type="button" onclick="${escapeHtml(open)}">${escapeHtml(String(buttonText))}</button>`;
}
