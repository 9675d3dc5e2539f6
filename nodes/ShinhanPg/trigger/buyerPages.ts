import type { IDataObject } from 'n8n-workflow';

import { escapeHtml } from '../../core/html/escape';
import { htmlPage, PAGE_STYLE } from '../../core/html/page';
import type { WebhookAnswer } from '../../core/webhook/answerNow';
import type { BuyerPage } from './confirmReturn';

/** The trigger option that holds the shop's own URL for each page */
const ADDRESSES: Record<BuyerPage, string> = {
	paid: 'successUrl',
	pending: 'pendingUrl',
	account: 'accountUrl',
	cancelled: 'cancelUrl',
	failed: 'failureUrl',
};

const TEXTS: Record<BuyerPage, [title: string, text: string]> = {
	paid: ['결제가 완료되었습니다', '이용해 주셔서 감사합니다.'],
	pending: ['결제 결과를 확인하고 있습니다', '다시 결제하지 마시고 판매자의 안내를 기다려 주세요.'],
	account: ['가상계좌가 발급되었습니다', '입금 기한까지 입금하시면 결제가 완료됩니다.'],
	cancelled: ['결제가 취소되었습니다', '주문을 계속하려면 상점에서 다시 시도해 주세요.'],
	failed: ['결제가 완료되지 않았습니다', '상점에서 다시 시도해 주세요.'],
};

const HEADERS = {
	'cache-control': 'no-store',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

/**
 * Returns a redirect to the shop's own page, which only the trigger's options can name, or a plain
 * page. The order number is passed on only where it is known to be the merchant's.
 */
export function buyerAnswer(
	view: BuyerPage,
	options: IDataObject,
	orderNo?: string,
): WebhookAnswer {
	const location = addressOf(options[ADDRESSES[view]], orderNo);
	if (location) return { status: 303, headers: { ...HEADERS, location }, body: '' };
	const [title, text] = TEXTS[view];
	return pageAnswer(200, title, text, orderNo);
}

/** Returns the page for requests that are not a buyer's genuine return, or could not be handled. */
export const refusal = (status: number): WebhookAnswer =>
	pageAnswer(
		status,
		'요청을 처리할 수 없습니다',
		status >= 500
			? '잠시 후 이 페이지를 새로고침해 주세요. 다시 결제하지 마세요.'
			: '잘못된 접근입니다. 상점에서 다시 시도해 주세요.',
	);

/** Returns a response for a server: the bare text */
export const textAnswer = (body: string): WebhookAnswer => ({
	status: 200,
	headers: {
		...HEADERS,
		'content-type': `${/^\s*[{[]/.test(body) ? 'application/json' : 'text/plain'}; charset=utf-8`,
	},
	body,
});

function addressOf(address: unknown, orderNo: string | undefined): string | undefined {
	if (typeof address !== 'string' || !/^https?:\/\//i.test(address.trim())) return undefined;
	try {
		const url = new URL(address.trim());
		if (orderNo !== undefined) url.searchParams.set('order_no', orderNo);
		return url.href;
	} catch {
		return undefined;
	}
}

function pageAnswer(status: number, title: string, text: string, orderNo?: string): WebhookAnswer {
	const order = orderNo === undefined ? '' : `\n<p>주문번호 ${escapeHtml(orderNo)}</p>`;
	const content = `<p>${escapeHtml(text)}</p>${order}`;
	const body = htmlPage(title, `<style>${PAGE_STYLE}</style>`, content);
	const headers = {
		...HEADERS,
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
	};
	return { status, headers, body };
}
