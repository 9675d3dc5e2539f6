/** Pages where a buyer agrees: card, subscription, charge. Source: ciderpay.txt "인증 요청 URL". */
import type { FastifyInstance } from 'fastify';
import { actionForm, addBuyerPage, won } from '../shared/buyer-page.mts';
import { html, pairs, type Html } from '../shared/html.mts';
import { textOf } from '../shared/parameters.mts';
import {
	approveCard,
	approveSubscription,
	confirmCharge,
	rejectCard,
	rejectSubscription,
} from './buyer.mts';
import { offeredAuthTypes } from './cards.mts';
import { isAuthType } from './codes.mts';
import { receiptUrl } from './events.mts';
import type { CiderPayContext, RegisteredCard, Subscription } from './types.mts';

const AUTH_LABELS = {
	AT_ONCE: '즉시결제',
	CONFIRM: '확인결제',
	PASSWORD: '패스워드 결제',
} as const;
const PERIODS: Record<string, string> = { MONTH: '매월', WEEK: '매주', YEAR: '매년' };
const YES_NO = [
	['approve', '동의'],
	['reject', '거절'],
] as const;

function registration(card: RegisteredCard): Html[] {
	const { params, state } = card;
	const summary = html`<section>
		${pairs([
			['판매점', card.memberID],
			['서비스', textOf(params, 'goodName')],
			['내용', textOf(params, 'reason')],
			['휴대폰', textOf(params, 'customMobile')],
			['상태', state],
		])}
	</section>`;
	const choices = offeredAuthTypes(card).map(
		(type, i) =>
			html`<label
				><input type="radio" name="authType" value="${type}" ${i === 0 ? html`checked` : ''} />
				${AUTH_LABELS[type]}</label
			>`,
	);
	return state === 'REQUEST' ? [summary, actionForm(YES_NO, html`${choices}`)] : [summary];
}

function approval(subscription: Subscription): Html[] {
	const { params, state, price } = subscription;
	const period = PERIODS[textOf(params, 'periodDateType')] ?? '매월';
	const days = `${textOf(params, 'periodDateVal')} ${textOf(params, 'periodDateValSub')}`;
	const summary = html`<section>
		${pairs([
			['판매점', subscription.memberID],
			['상품명', textOf(params, 'goodName')],
			['금액', won(price)],
			['결제일', `${period} ${days}`],
			['내용', textOf(params, 'reason')],
			['다음 결제', subscription.nextDate],
			['만료일', subscription.limitDate || textOf(params, 'limitDateStr')],
			['상태', state],
		])}
	</section>`;
	return state === 'REQUEST' ? [summary, actionForm(YES_NO)] : [summary];
}

/** Adds the pages to the server. */
export function addAgreementPages(app: FastifyInstance, ctx: CiderPayContext): void {
	addBuyerPage(app, {
		path: '/ciderpay/card',
		title: '카드 등록',
		find: (number) => ctx.cards.get(number),
		show: registration,
		act: ({ payUniqueNo, params }, { action, authType = '' }) => {
			if (action === 'reject') {
				rejectCard(ctx, payUniqueNo);
				// "승인 거절 등 기타 오류가 발생했을 때 이동하는 페이지".
				return textOf(params, 'errorUrl');
			}
			approveCard(ctx, payUniqueNo, isAuthType(authType) ? { authType } : {});
			return textOf(params, 'returnUrl');
		},
	});
	addBuyerPage(app, {
		path: '/ciderpay/subscription',
		title: '정기 결제',
		find: (number) => ctx.subscriptions.get(number),
		show: approval,
		act: ({ payUniqueNo, params }, { action }) => {
			if (action === 'reject') {
				rejectSubscription(ctx, payUniqueNo);
				return '';
			}
			approveSubscription(ctx, payUniqueNo);
			// "승인 완료 시 돌아가기 URL".
			return textOf(params, 'returnUrl');
		},
	});
	addBuyerPage(app, {
		path: '/ciderpay/charge',
		title: '등록 결제',
		find: (number) => ctx.charges.get(number),
		show: ({ params, price, state, mpToken }) => {
			const card = [...ctx.cards.values()].find((one) => one.mpToken === mpToken);
			const password = html`<label>패스워드<input type="text" name="password" required /></label>`;
			const list = [
				['상품명', textOf(params, 'goodName')],
				['금액', won(price)],
				['내용', textOf(params, 'content')],
				['상태', state],
			] as const;
			const summary = html`<section>${pairs(list)}</section>`;
			if (state !== 'REQUEST') return [summary];
			const inside = card?.authType === 'PASSWORD' ? password : undefined;
			return [summary, actionForm([['confirm', '결제하기']], inside)];
		},
		act: ({ onePayUniqueNo, params }) => {
			const { orderNo } = confirmCharge(ctx, onePayUniqueNo);
			return orderNo === '' ? textOf(params, 'returnUrl') : receiptUrl(ctx, orderNo);
		},
	});
}
