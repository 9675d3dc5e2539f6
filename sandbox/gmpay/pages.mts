/** GMPay's buyer pages. Source: gmpay.txt `payUrl`, `cstUrl`, `returnUrl`. */
import type { FastifyInstance } from 'fastify';
import { actionForm, addBuyerPage, backButton, won } from '../shared/buyer-page.mts';
import { html, pairs, type Html } from '../shared/html.mts';
import { textOf } from '../shared/parameters.mts';
import { pay, receiptUrl } from './payments.mts';
import type { GmPayContext, Order } from './types.mts';

const PREFIX = '/gmpay';

function summary(order: Order): Html {
	return html`<section>
		${pairs([
			['판매점', order.memberId],
			['상품명', textOf(order.params, 'goodName')],
			['금액', won(order.totalPrice)],
			['설명', textOf(order.params, 'comment')],
			['주문번호', order.orderNo],
			['결제일시', order.paidAt],
			['상태', order.state],
		])}
	</section>`;
}

/** Adds the pay page and the receipt to the server. */
export function addPages(app: FastifyInstance, ctx: GmPayContext): void {
	addBuyerPage(app, {
		path: `${PREFIX}/pay`,
		title: '결제',
		find: (number) => ctx.orders.get(number),
		show: (order) =>
			order.state === 'REQUEST'
				? [summary(order), actionForm([['pay', '결제하기']])]
				: [summary(order)],
		act: ({ orderNo }) => receiptUrl(ctx, pay(ctx, orderNo).orderNo),
	});
	addBuyerPage(app, {
		path: `${PREFIX}/receipt`,
		title: '매출전표',
		find: (number) => {
			const order = ctx.orders.get(number);
			return order?.paidAt === '' ? undefined : order;
		},
		show: (order) => [summary(order), backButton(textOf(order.params, 'returnUrl'))],
	});
}
