/** Buyer pages: payment window, receipt; and the script that opens the corporate window. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { formFields } from '../shared/form.mts';
import { ALLOWS_NULL_ORIGIN } from '../shared/gate.mts';
import { hidden, html, page, pairs, type Html } from '../shared/html.mts';
import { textOf } from '../shared/parameters.mts';
import { approve } from './acts.mts';
import { authenticate, fail, issueAccount, leave, sessionOf } from './buyer.mts';
import type { BrowserVisit, Session, ShinhanPgContext } from './types.mts';

const TITLE = '신한 PG 결제 (sandbox)';
const NOTE = html`<p class="note">모의 결제입니다. 실제로 결제되지 않습니다.</p>`;

function button(name: string, label: string, plain = false): Html {
	return html`<button class="${plain ? 'plain' : ''}" name="action" value="${name}">
		${label}
	</button>`;
}

function windowPage({ token, values }: Session): string {
	const window = values.pgcode === 'selpay' || values.pgcode === 'bizselpay';
	return page(TITLE, [
		html`<section>
			${pairs([
				['상품명', textOf(values, 'product_name')],
				['결제금액', `${Number(values.amount).toLocaleString('ko-KR')}원`],
				['주문번호', textOf(values, 'order_no')],
				['구매자', textOf(values, 'user_name')],
			])}
		</section>`,
		html`<section>
			<form method="post">
				${hidden({ token })} ${button('card', '카드로 결제하기')}
				${window ? button('account', '가상계좌 발급') : ''} ${button('cancel', '결제 취소', true)}
				${button('fail', '결제 실패', true)}
			</form>
		</section>`,
		NOTE,
	]);
}

/** A page that moves on by itself, as a card company's does (ISP): a form that submits itself. */
function onward({ method, url, fields }: BrowserVisit): string {
	if (method === 'GET') {
		return page('이동 중', html`<meta http-equiv="refresh" content="0; url=${url}" />`);
	}
	return page(
		'이동 중',
		html`<form method="post" action="${url}">${hidden(fields)}<button>계속</button></form>
			<script>
				document.forms[0].submit();
			</script>`,
	);
}

/** The corporate window's last page: it reports to the page that opened it. */
function reported(success: boolean): string {
	return page(
		'결제 결과',
		html`<p>${success ? '결제가 완료되었습니다.' : '결제가 취소되었습니다.'}</p>
			<script>
				window.opener?.postMessage(
					{ shinhanPg: ['${success ? '0000' : '9999'}', '${success ? '성공' : '사용자 취소'}'] },
					'*',
				);
				window.close();
			</script>`,
	);
}

/** `ShinhanBizPay`, as far as the manual shows it; the value of RES_SUCCESS is made up. */
const SCRIPT = `var ShinhanBizPay = {
	RES_SUCCESS: '0000',
	openPopup: function (url, callback) {
		window.addEventListener('message', function listen(event) {
			if (!event.data || !event.data.shinhanPg) return;
			window.removeEventListener('message', listen);
			callback(event.data.shinhanPg[0], event.data.shinhanPg[1]);
		});
		window.open(url, 'ShinhanBizPay', 'width=500,height=700');
	},
};
`;

function act(ctx: ShinhanPgContext, token: string, action: string): string {
	const session = sessionOf(ctx, token);
	if (session.values.pgcode === 'bizselpay') {
		const done = action === 'card' || action === 'account';
		if (done) approve(ctx, session.values, action === 'card' ? 1 : 0);
		return reported(done);
	}
	const visits = { card: authenticate, account: issueAccount, cancel: leave, fail };
	const visit = Object.hasOwn(visits, action) ? visits[action as keyof typeof visits] : leave;
	return onward(visit(ctx, token));
}

/** Adds the buyer's pages to the server. */
export function addWindow(app: FastifyInstance, ctx: ShinhanPgContext): void {
	const show = (reply: FastifyReply, make: () => string): FastifyReply => {
		void reply.type('text/html; charset=utf-8');
		try {
			return reply.send(make());
		} catch (error) {
			const problem = error instanceof Error ? error.message : String(error);
			return reply.code(400).send(page(TITLE, html`<p class="bad">${problem}</p>`));
		}
	};
	app.get<{ Querystring: { token?: string } }>('/shinhanpg/pgsvc/pay', (request, reply) =>
		show(reply, () => {
			const session = sessionOf(ctx, request.query.token ?? '');
			// "The token cannot be used again once the page was opened."
			if (session.opened) throw new Error('이미 사용한 결제 토큰입니다.');
			session.opened = true;
			return windowPage(session);
		}),
	);
	app.post('/shinhanpg/pgsvc/pay', { config: ALLOWS_NULL_ORIGIN }, (request, reply) => {
		const { token = '', action = '' } = formFields(request);
		return show(reply, () => act(ctx, token, action));
	});
	app.get<{ Querystring: { id?: string } }>(
		'/shinhanpg/pgsvc/receipt/receipt_all.asp',
		(request, reply) =>
			show(reply, () => {
				const payment = ctx.payments.get(request.query.id ?? '');
				if (!payment) throw new Error('거래가 없습니다.');
				const amount = `${payment.amount.toLocaleString('ko-KR')}원`;
				return page('거래 확인서 (sandbox)', [
					html`<section>
						${pairs([
							['거래번호', payment.tid],
							['주문번호', payment.order_no],
							['금액', amount],
							['거래일시', payment.tx_date],
						])}
					</section>`,
					NOTE,
				]);
			}),
	);
	app.get(
		'/shinhanpg/businessPayment/unifiedPay/script',
		{ config: { script: true } },
		(_request, reply) => reply.type('text/javascript; charset=utf-8').send(SCRIPT),
	);
}
