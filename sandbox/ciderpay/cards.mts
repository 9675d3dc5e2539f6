/** Registered cards, from request to deletion. Source: ciderpay.txt "등록 결제 API". */
import { Refusal, textOf, wholeOf, type Parameters, type Values } from '../shared/parameters.mts';
import { addresses, entryOf, FLAG, memberOf, NEEDED_TEXT, NUMBER, TEXT } from './check.mts';
import { AUTH_TYPES, isAuthType, type AuthType, type CallName } from './codes.mts';
import type { CallTable, CiderPayContext, RegisteredCard } from './types.mts';

type Names = Exclude<
	Extract<CallName, `${string}/manualPay/${string}`>,
	`${string}${'doRequestPayment' | 'onePayUniqueNo'}${string}`
>;

const REGISTRATION: Parameters = {
	memberID: NEEDED_TEXT,
	customName: TEXT,
	customMobile: NEEDED_TEXT,
	customEmail: TEXT,
	customNo: TEXT,
	goodName: TEXT,
	reason: TEXT,
	selectAuthType: { type: 'text', oneOf: [...AUTH_TYPES, 'SELECT'] },
	useLimitDate: FLAG,
	limitDate: NUMBER,
	feedbackUrl: TEXT,
	returnUrl: TEXT,
	errorUrl: TEXT,
	var1: TEXT,
	var2: TEXT,
	maxPaymentPrice: NUMBER,
	useExpectPrice: FLAG,
	expectPrice: NUMBER,
	useExpectDate: FLAG,
	expectDateType: { type: 'text', oneOf: ['MONTH', 'WEEK'] },
	expectDateVal: NUMBER,
	sendSms: { type: 'text', oneOf: ['Y', 'N'] },
	oneJustPayGoodName: TEXT,
	oneJustPayPrice: NUMBER,
	oneJustPayContent: TEXT,
	oneJustPayFeedback: TEXT,
	oneJustPayVar1: TEXT,
	oneJustPayVar2: TEXT,
	// Besides POS the manual prints the word 기본 (default), with its meaning, 반응형 UI.
	uiMode: { type: 'text', oneOf: ['기본', 'POS'] },
};

function requestToken(ctx: CiderPayContext, input: Values): RegisteredCard {
	const { memberID } = memberOf(ctx, input);
	addresses(input, 'feedbackUrl', 'returnUrl', 'errorUrl', 'oneJustPayFeedback');
	if ('maxPaymentPrice' in input) wholeOf(input, 'maxPaymentPrice', 1);
	const payUniqueNo = ctx.nextId();
	const card: RegisteredCard = {
		payUniqueNo,
		memberID,
		params: input,
		authUrl: `${ctx.base}/card/${payUniqueNo}`,
		state: 'REQUEST',
		mpToken: '',
		authType: '',
		last4: '',
	};
	ctx.cards.set(payUniqueNo, card);
	return card;
}

/** Returns the auth types the buyer may choose from: all with SELECT, or if none was sent. */
export function offeredAuthTypes({ params }: RegisteredCard): readonly AuthType[] {
	const asked = textOf(params, 'selectAuthType');
	return isAuthType(asked) ? [asked] : AUTH_TYPES;
}

/** Returns a member's usable card by token; throws a {@link Refusal} if there is none. */
export function cardOf(ctx: CiderPayContext, memberID: string, mpToken: string): RegisteredCard {
	const card = [...ctx.cards.values()].find(
		(one) => mpToken !== '' && one.mpToken === mpToken && one.memberID === memberID,
	);
	if (card?.state === 'EXPIRED') throw new Refusal('data', '만료된 토큰입니다.');
	if (card?.state !== 'AGREE') throw new Refusal('data', '등록된 토큰이 없습니다.');
	return card;
}

/** Card calls by name, without charges. */
export function cardCalls(ctx: CiderPayContext): CallTable<Names> {
	const done = { reply: { success: true, errorMessage: '' } };
	return {
		'POST /oapi/manualPay/requestToken': {
			encoding: 'json',
			auth: true,
			parameters: REGISTRATION,
			act: (input) => {
				const { authUrl, payUniqueNo } = requestToken(ctx, input);
				return { reply: { success: true, errorMessage: '', var1: authUrl, var2: payUniqueNo } };
			},
		},
		'DELETE /oapi/manualPay/destroyMp/{memberID}/{mpToken}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => {
				const { memberID } = memberOf(ctx, input);
				cardOf(ctx, memberID, textOf(input, 'mpToken')).state = 'DESTROY';
				return done;
			},
		},
		'POST /oapi/manualPay/requestCancel/{memberID}/{payUniqueNo}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => {
				const card = entryOf(ctx, ctx.cards, textOf(input, 'payUniqueNo'));
				if (card.memberID !== memberOf(ctx, input).memberID || card.state !== 'REQUEST') {
					throw new Refusal('data', '취소할 수 있는 요청이 아닙니다.');
				}
				card.state = 'REQUEST_CANCEL';
				return done;
			},
		},
	};
}
