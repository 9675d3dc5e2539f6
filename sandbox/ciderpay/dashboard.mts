/** `GET /ciderpay/`: the whole state of the simulated CiderPay, its clock and its switches. */
import type { FastifyInstance } from 'fastify';
import {
	boardList,
	callSection,
	control,
	messageSection,
	newest,
	section,
	shown,
	switchSection,
	type Board,
} from '../shared/board.mts';
import { html, page, type Html } from '../shared/html.mts';
import { textOf } from '../shared/parameters.mts';
import { SWITCHES } from './switch-table.mts';
import type { CiderPayContext } from './types.mts';

const PREFIX = '/ciderpay';

/** Renders a row of texts, with a link in the first cell and buttons in the last. */
function row(url: string, cells: readonly unknown[], acts: readonly Html[] = []): Html {
	const [first, ...others] = cells.map(shown);
	const name = url === '' ? html`${first ?? ''}` : html`<a href="${url}">${first ?? ''}</a>`;
	return html`<tr>
		<td>${name}</td>
		${others.map((cell) => html`<td>${cell}</td>`)}
		<td>${acts}</td>
	</tr>`;
}

function act(name: string, number: string, label: string): Html {
	return control(PREFIX, `act/${name}/${number}`, label);
}

function agreements({ cards, charges, subscriptions }: CiderPayContext): Html[] {
	const cardRows = newest([...cards.values()]).map((one) => {
		const expire = one.state === 'AGREE' ? [act('expire-card', one.mpToken, '만료')] : [];
		const cells = [one.payUniqueNo, one.memberID, one.mpToken, one.authType, one.state];
		return row(one.authUrl, cells, expire);
	});
	const chargeRows = newest([...charges.values()]).map((one) =>
		row(one.payUrl, [one.onePayUniqueNo, one.mpToken, one.price, one.state, one.orderNo]),
	);
	const subscriptionRows = newest([...subscriptions.values()]).map((one) =>
		row(one.authUrl, [
			one.payUniqueNo,
			one.rpToken,
			one.price,
			one.turnSeq,
			one.nextDate,
			one.limitDate,
			one.state,
		]),
	);
	return [
		section('등록 카드', ['요청', '회원', 'mpToken', '인증', '상태', ''], cardRows),
		section('등록 결제', ['요청', 'mpToken', '금액', '상태', 'orderNo', ''], chargeRows),
		section(
			'정기 결제',
			['요청', 'rpToken', '금액', '회차', '다음 결제', '만료일', '상태', ''],
			subscriptionRows,
		),
	];
}

function sales({ requests, paymentLinks, products, payments, base }: CiderPayContext): Html[] {
	const requestRows = newest([...requests.values()]).map(({ payUrl, payUniqueNo, params, state }) =>
		row(payUrl, [payUniqueNo, textOf(params, 'goodName'), params.price, state]),
	);
	const linkRows = newest([...paymentLinks.values()]).map(({ url, id, params, stock }) =>
		row(url, [id, textOf(params, 'goodsName'), params.goodsPrice, stock]),
	);
	const productRows = newest([...products.values()]).map((one) =>
		row('', [one.id, one.goodsName, one.goodsPrice, one.useTax]),
	);
	const paymentRows = newest([...payments.values()]).map((one) => {
		const { orderNo, state } = one;
		const cancel = act('cancel-payment', orderNo, '판매자 취소');
		const acts = state === 'COMPLETE' ? [cancel, act('settle-payment', orderNo, '정산')] : [];
		return row(
			`${base}/receipt/${orderNo}`,
			[orderNo, one.by, one.goodName, one.price, state],
			acts,
		);
	});
	return [
		section('결제 요청', ['payUniqueNo', '상품명', '금액', '상태', ''], requestRows),
		section('결제 링크', ['id', '상품명', '가격', '재고', ''], linkRows),
		section('상품', ['id', '상품명', '가격', '과세', ''], productRows),
		section('결제', ['orderNo', '방법', '상품명', '금액', '상태', ''], paymentRows),
	];
}

function clockSection({ clock }: CiderPayContext): Html {
	const step = (name: string, label: string): Html =>
		html`<input type="text" name="${name}" placeholder="${label}" size="4" />`;
	return html`<section>
		<h2>시계 ${clock.time()}</h2>
		<form method="post" action="${PREFIX}/control/clock">
			${step('months', '개월')} ${step('days', '일')} ${step('hours', '시간')}
			<button>앞으로</button>
		</form>
	</section>`;
}

/** Adds the page to the server. */
export function addDashboard(
	app: FastifyInstance,
	ctx: CiderPayContext,
	boards: readonly Board[],
): void {
	app.get(`${PREFIX}/`, (_request, reply) => {
		const account = Object.entries(ctx.account).map(([name, value]) => row('', [name, value]));
		const content = [
			boardList(boards),
			html`<section>
				${control(PREFIX, 'release', `보류한 통보 보내기 (${ctx.notifier.held})`)}
				${control(PREFIX, 'reset', '처음으로')}
			</section>`,
			section('계정', ['', '', ''], account, false),
			clockSection(ctx),
			...agreements(ctx),
			...sales(ctx),
			messageSection(PREFIX, ctx.notifications),
			callSection(ctx.calls),
			switchSection(PREFIX, SWITCHES, ctx.switches),
		];
		void reply.type('text/html; charset=utf-8');
		return reply.send(page('CiderPay sandbox', content, true));
	});
}
