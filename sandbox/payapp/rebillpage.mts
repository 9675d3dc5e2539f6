/** Page to approve a subscription (`payurl` of rebillRegist), and its part of the board. */
import type { FastifyInstance } from 'fastify';
import { control, newest, section } from '../shared/board.mts';
import { formFields } from '../shared/form.mts';
import { ALLOWS_NULL_ORIGIN } from '../shared/gate.mts';
import { html, page, pairs, type Html } from '../shared/html.mts';
import { integer, text } from './check.mts';
import { METHODS } from './codes.mts';
import { approve, rebillMethods } from './subscriptions.mts';
import type { PayAppContext, Subscription } from './types.mts';

/** Korean names of the states. Source: integrators' reports (승인, 일시정지, 해지; 요청 by an integrator). */
const STATE_NAMES: Record<Subscription['state'], string> = {
	requested: '요청',
	approved: '승인',
	paused: '일시정지',
	ended: '해지',
};

function cycleOf({ params }: Subscription): string {
	const type = text(params, 'rebillCycleType');
	if (type === 'Day') return '매일';
	if (type === 'Week') {
		return `매주 ${'월화수목금토일'.charAt(Number(text(params, 'rebillCycleWeek')) - 1)}요일`;
	}
	const day = text(params, 'rebillCycleMonth');
	return `매월 ${day === '90' ? '말일' : `${day}일`}`;
}

function price({ params }: Subscription): string {
	return `${integer(params, 'goodprice').toLocaleString('ko-KR')}원`;
}

function approveForm(subscription: Subscription): Html {
	const methods = rebillMethods(subscription).map(
		(name, i) =>
			html`<label
				><input type="radio" name="method" value="${name}" ${i === 0 ? html` checked` : ''} />
				${METHODS[name].label}</label
			>`,
	);
	return html`<section>
		<form method="post">
			<h2>결제수단</h2>
			${methods}<button name="action" value="approve">승인하고 첫 결제하기</button>
		</form>
	</section>`;
}

function rebillPage(subscription: Subscription, problem = ''): string {
	const { params, rebill_no, state, nextDate } = subscription;
	const parts = [
		html`<section>
			${pairs([
				['상품명', text(params, 'goodname')],
				['결제금액', html`<span class="price">${price(subscription)}</span>`],
				['결제주기', cycleOf(subscription)],
				['만료일', text(params, 'rebillExpire')],
				['정기결제번호', rebill_no],
				['상태', STATE_NAMES[state]],
				['다음 결제일', state === 'approved' ? nextDate : ''],
			])}
		</section>`,
	];
	if (problem !== '') parts.unshift(html`<section class="bad">${problem}</section>`);
	if (state === 'requested') parts.push(approveForm(subscription));
	parts.push(html`<p class="note">모의 결제입니다. 실제로 결제되지 않습니다.</p>`);
	return page('페이앱 정기결제 (sandbox)', parts);
}

/** Adds the buyer's page to the server. */
export function addRebillPage(app: FastifyInstance, ctx: PayAppContext): void {
	app.route<{ Params: { rebill_no: string } }>({
		method: ['GET', 'POST'],
		url: '/payapp/rebill/:rebill_no',
		config: ALLOWS_NULL_ORIGIN,
		handler: (request, reply) => {
			const subscription = ctx.subscriptions.get(request.params.rebill_no);
			void reply.type('text/html; charset=utf-8');
			if (subscription === undefined) {
				return reply.code(404).send(page('페이앱 (sandbox)', html`<p>정기결제가 없습니다.</p>`));
			}
			if (request.method === 'GET') return reply.send(rebillPage(subscription));
			const { method } = formFields(request);
			const chosen = rebillMethods(subscription).find((name) => name === method);
			try {
				approve(ctx, subscription.rebill_no, { method: chosen });
			} catch (error) {
				const problem = error instanceof Error ? error.message : String(error);
				return reply.code(409).send(rebillPage(subscription, problem));
			}
			return reply.redirect(subscription.payurl, 303);
		},
	});
}

function row(subscription: Subscription): Html {
	const { params, payments, payurl, rebill_no, state } = subscription;
	return html`<tr>
		<td><a href="${payurl}">${rebill_no}</a></td>
		<td>${text(params, 'goodname')}</td>
		<td>${price(subscription)}</td>
		<td>${cycleOf(subscription)} ~ ${text(params, 'rebillExpire')}</td>
		<td>${STATE_NAMES[state]}</td>
		<td>${state === 'approved' ? subscription.nextDate : ''}</td>
		<td>${payments.join(' ')}</td>
		<td>
			${state === 'requested'
				? control('/payapp', `subscriptions/${rebill_no}/approve`, '구매자 승인')
				: ''}
		</td>
	</tr>`;
}

/** Renders the board's clock and subscriptions. */
export function subscriptionSections(ctx: PayAppContext): Html[] {
	const heads = ['rebill_no', '상품명', '금액', '주기', '상태', '다음 결제일', '결제', ''];
	return [
		html`<section>
			<h2>시계</h2>
			${ctx.clock.time()}
			<form method="post" action="/payapp/control/clock">
				<input type="text" name="months" placeholder="months" size="8" />
				<input type="text" name="days" placeholder="days" size="8" /> <button>시간 보내기</button>
			</form>
		</section>`,
		section('정기결제', heads, newest([...ctx.subscriptions.values()]).map(row)),
	];
}
