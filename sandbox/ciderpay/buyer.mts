/** What buyers do with registered cards and subscriptions. Each act sends its notification. */
import { numberOf, textOf } from '../shared/parameters.mts';
import { cardOf, offeredAuthTypes } from './cards.mts';
import { charge, collect } from './charges.mts';
import type { AuthType } from './codes.mts';
import { approvalEvent, registrationEvent } from './events.mts';
import { begin, collectTurn } from './turns.mts';
import type { Charge, CiderPayContext, Delivery, RegisteredCard, Subscription } from './types.mts';

function openRegistration(ctx: CiderPayContext, payUniqueNo: string): RegisteredCard {
	const card = ctx.cards.get(payUniqueNo);
	if (card?.state !== 'REQUEST') throw new Error(`등록 요청 ${payUniqueNo} 이(가) 없습니다.`);
	return card;
}

/**
 * Makes the one-off charge at registration if the request has its name and price ("없으면 최초 1회 결제를
 * 진행하지 않습니다"). Its feedback is not described: the charge's usual one is sent.
 */
function firstCharge(ctx: CiderPayContext, card: RegisteredCard): Delivery[] {
	const { params } = card;
	const goodName = textOf(params, 'oneJustPayGoodName');
	const price = numberOf(params, 'oneJustPayPrice') ?? 0;
	if (goodName === '' || price <= 0) return [];
	const asked = {
		goodName,
		price,
		content: textOf(params, 'oneJustPayContent'),
		feedbackUrl: textOf(params, 'oneJustPayFeedback'),
		var1: textOf(params, 'oneJustPayVar1'),
		var2: textOf(params, 'oneJustPayVar2'),
	};
	return charge(ctx, { ...card, authType: 'AT_ONCE' }, asked).after;
}

/**
 * Registers a card as the buyer: sends the notification, then makes the first one-off charge if the
 * request has its name and price.
 * @param how the way of agreeing to charges; needed only where the buyer may choose
 */
export function approveCard(
	ctx: CiderPayContext,
	payUniqueNo: string,
	how: { authType?: AuthType } = {},
): RegisteredCard {
	const card = openRegistration(ctx, payUniqueNo);
	const [first = 'AT_ONCE', ...others] = offeredAuthTypes(card);
	const authType = how.authType ?? first;
	if (![first, ...others].includes(authType)) throw new Error(`선택할 수 없는 인증: ${authType}`);
	Object.assign(card, { state: 'AGREE', authType, mpToken: ctx.nextId('MP'), last4: '0000' });
	ctx.notifier.sendInOrder(registrationEvent(ctx, card), firstCharge(ctx, card));
	return card;
}

/** Refuses a card registration as the buyer. */
export function rejectCard(ctx: CiderPayContext, payUniqueNo: string): RegisteredCard {
	const card = openRegistration(ctx, payUniqueNo);
	card.state = 'REJECT';
	ctx.notifier.send(registrationEvent(ctx, card));
	return card;
}

/** Confirms a waiting charge as the buyer; fails it if the sandbox was told to. */
export function confirmCharge(ctx: CiderPayContext, onePayUniqueNo: string): Charge {
	const waiting = ctx.charges.get(onePayUniqueNo);
	if (waiting?.state !== 'REQUEST') throw new Error(`결제 요청 ${onePayUniqueNo} 이(가) 없습니다.`);
	const card = cardOf(ctx, waiting.memberID, waiting.mpToken);
	ctx.notifier.send(collect(ctx, waiting, card).after);
	return waiting;
}

function openSubscription(ctx: CiderPayContext, payUniqueNo: string): Subscription {
	const subscription = ctx.subscriptions.get(payUniqueNo);
	if (subscription?.state !== 'REQUEST') {
		throw new Error(`정기 결제 요청 ${payUniqueNo} 이(가) 없습니다.`);
	}
	return subscription;
}

/** Approves a subscription as the buyer; MUST_FIRST_PAYMENT charges the first turn at once. */
export function approveSubscription(ctx: CiderPayContext, payUniqueNo: string): Subscription {
	const subscription = openSubscription(ctx, payUniqueNo);
	const { params } = subscription;
	begin(ctx, subscription);
	const agreed = approvalEvent(ctx, subscription);
	const atOnce = textOf(params, 'firstBillingType') === 'MUST_FIRST_PAYMENT';
	const price = numberOf(params, 'firstPrice') ?? subscription.price;
	ctx.notifier.sendInOrder(agreed, atOnce ? collectTurn(ctx, subscription, price) : []);
	return subscription;
}

/** Refuses a subscription as the buyer. */
export function rejectSubscription(ctx: CiderPayContext, payUniqueNo: string): Subscription {
	const subscription = openSubscription(ctx, payUniqueNo);
	subscription.state = 'REJECT';
	ctx.notifier.send(approvalEvent(ctx, subscription));
	return subscription;
}
