/** Pages where a buyer pays a request or link, and the receipt. Source: integrators' reports. */
import type { FastifyInstance } from 'fastify';
import { actionForm, addBuyerPage, backButton, won } from '../shared/buyer-page.mts';
import { html, pairs } from '../shared/html.mts';
import { flagOf, numberOf, textOf } from '../shared/parameters.mts';
import { receiptUrl } from './events.mts';
import { payLink, payRequest, piecesOf } from './purchases.mts';
import type { CiderPayContext } from './types.mts';

/** Adds the pages to the server. */
export function addShopPages(app: FastifyInstance, ctx: CiderPayContext): void {
	addBuyerPage(app, {
		path: '/ciderpay/pay',
		title: '결제',
		find: (number) => ctx.requests.get(number),
		show: ({ params, memberID, state }) => {
			const list = [
				['판매점', memberID],
				['상품명', textOf(params, 'goodName')],
				['금액', won(numberOf(params, 'price') ?? 0)],
				['상태', state],
			] as const;
			const summary = html`<section>${pairs(list)}</section>`;
			return state === 'REQUEST' ? [summary, actionForm([['pay', '결제하기']])] : [summary];
		},
		act: ({ payUniqueNo, params }) => {
			const { orderNo, returnUrl } = payRequest(ctx, payUniqueNo);
			const receipt = receiptUrl(ctx, orderNo);
			if (textOf(params, 'returnmode') !== 'JUST' || !URL.canParse(returnUrl)) return receipt;
			// JUST calls it at once, "receipt URL included"; the parameter's name is not documented.
			const back = new URL(returnUrl);
			back.searchParams.set('csturl', receipt);
			return back.href;
		},
	});
	addBuyerPage(app, {
		path: '/ciderpay/l',
		title: '결제 링크',
		find: (code) =>
			[...ctx.paymentLinks.values()].find(({ url }) => url === `${ctx.base}/l/${code}`),
		show: (link) => {
			const { params, memberID, stock } = link;
			const list = [
				['판매점', memberID],
				['상품명', textOf(params, 'goodsName')],
				['가격', won(numberOf(params, 'goodsPrice') ?? 0)],
				['설명', textOf(params, 'goodsDescription')],
				['재고', stock === null ? '' : String(stock)],
			] as const;
			const price = html`<label>가격<input type="text" name="price" /></label>`;
			const inside = html`<label
					>수량<input type="text" name="amount" value="${piecesOf(link).min}" /></label
				>${flagOf(params, 'usePriceInput') ? price : ''}<label
					>휴대폰번호<input type="text" name="phone" value="01000000000" required
				/></label>`;
			const summary = html`<section>${pairs(list)}</section>`;
			return [summary, actionForm([['pay', '결제하기']], inside)];
		},
		act: ({ id }, { amount, price, phone }) => {
			const purchase = {
				...(amount ? { amount: Number(amount) } : {}),
				...(price ? { price: Number(price) } : {}),
				...(phone ? { phone } : {}),
			};
			return receiptUrl(ctx, payLink(ctx, id, purchase).orderNo);
		},
	});
	addBuyerPage(app, {
		path: '/ciderpay/receipt',
		title: '매출전표',
		find: (number) => ctx.payments.get(number),
		show: ({ orderNo, memberID, goodName, price, approvalNo, paidAt, state, returnUrl }) => [
			html`<section>
				${pairs([
					['주문번호', orderNo],
					['판매점', memberID],
					['상품명', goodName],
					['금액', won(price)],
					['승인번호', approvalNo],
					['결제일시', paidAt],
					['상태', state],
				])}
			</section>`,
			backButton(returnUrl),
		],
	});
}
