/** Subscription calls. Source: ciderpay.txt "정기 결제 API"; integrators' reports. */
import { Refusal, textOf, wholeOf, type Parameters, type Values } from '../shared/parameters.mts';
import {
	addresses,
	entryOf,
	memberOf,
	NEEDED_NUMBER,
	NEEDED_TEXT,
	NUMBER,
	TEXT,
} from './check.mts';
import type { CallName } from './codes.mts';
import { checkPeriod } from './schedule.mts';
import type { Call, CallTable, CiderPayContext, Subscription } from './types.mts';

type Names = Extract<CallName, `${string}/regularPay/${string}`>;

const REQUEST: Parameters = {
	memberID: NEEDED_TEXT,
	customName: TEXT,
	customMobile: NEEDED_TEXT,
	customEmail: TEXT,
	customNo: TEXT,
	goodName: NEEDED_TEXT,
	price: NEEDED_NUMBER,
	reason: TEXT,
	limitDateStr: TEXT,
	returnUrl: TEXT,
	feedbackUrl: TEXT,
	var1: TEXT,
	var2: TEXT,
	payFeedbackUrl: TEXT,
	payVar1: TEXT,
	payVar2: TEXT,
	periodDateType: { type: 'text', oneOf: ['MONTH', 'WEEK', 'YEAR'] },
	periodDateVal: NEEDED_TEXT,
	periodDateValSub: TEXT,
	firstBillingType: { type: 'text', oneOf: ['NEXT_SCHEDULE', 'MUST_FIRST_PAYMENT'] },
	firstPrice: NUMBER,
	taxType: { type: 'text', oneOf: ['TAX', 'TAX_FREE'] },
	add1: TEXT,
	add2: TEXT,
};

const TOKEN: Parameters = { rpToken: NEEDED_TEXT, memberID: NEEDED_TEXT };

const DONE = { reply: { success: true, errorMessage: '' } };

function request(ctx: CiderPayContext, input: Values): Subscription {
	const { memberID } = memberOf(ctx, input);
	const price = wholeOf(input, 'price', 1);
	if ('firstPrice' in input) wholeOf(input, 'firstPrice', 1);
	checkPeriod(input, ctx.clock.today(), ctx.switches);
	addresses(input, 'returnUrl', 'feedbackUrl', 'payFeedbackUrl');
	const payUniqueNo = ctx.nextId();
	const subscription: Subscription = {
		payUniqueNo,
		memberID,
		params: input,
		authUrl: `${ctx.base}/subscription/${payUniqueNo}`,
		state: 'REQUEST',
		rpToken: '',
		price,
		turnSeq: 0,
		nextDate: '',
		limitDate: '',
	};
	ctx.subscriptions.set(payUniqueNo, subscription);
	return subscription;
}

/** Returns a member's subscription by token; refuses it unless it is in one of the given states. */
function running(
	ctx: CiderPayContext,
	input: Values,
	...states: ReadonlyArray<Subscription['state']>
): Subscription {
	const { memberID } = memberOf(ctx, input);
	const rpToken = textOf(input, 'rpToken');
	const found = [...ctx.subscriptions.values()].find(
		(one) => rpToken !== '' && one.rpToken === rpToken && one.memberID === memberID,
	);
	if (found === undefined) throw new Refusal('data', '등록된 토큰이 없습니다.');
	if (!states.includes(found.state))
		throw new Refusal('data', `처리할 수 없는 상태: ${found.state}`);
	return found;
}

function tokenCall(parameters: Parameters, act: (input: Values) => void): Call {
	return {
		encoding: 'form',
		auth: true,
		parameters,
		act: (input) => {
			act(input);
			return DONE;
		},
	};
}

/** Subscription calls by name. */
export function subscriptionCalls(ctx: CiderPayContext): CallTable<Names> {
	return {
		'POST /oapi/regularPay/request': {
			encoding: 'json',
			auth: true,
			parameters: REQUEST,
			act: (input) => {
				const { authUrl, payUniqueNo } = request(ctx, input);
				return { reply: { success: true, errorMessage: '', var1: authUrl, var2: payUniqueNo } };
			},
		},
		'DELETE /oapi/regularPay/destroyMp/{memberID}/{rpToken}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => {
				running(ctx, input, 'AGREE', 'PAUSE', 'END').state = 'DESTROY';
				return DONE;
			},
		},
		'POST /oapi/regularPay/changePriceAct': tokenCall(
			{ ...TOKEN, price: NEEDED_NUMBER },
			(input) => {
				running(ctx, input, 'AGREE', 'PAUSE').price = wholeOf(input, 'price', 1);
			},
		),
		'POST /oapi/regularPay/pauseAct': tokenCall(TOKEN, (input) => {
			running(ctx, input, 'AGREE').state = 'PAUSE';
		}),
		'POST /oapi/regularPay/unpauseAct': tokenCall(TOKEN, (input) => {
			running(ctx, input, 'PAUSE').state = 'AGREE';
		}),
		'POST /oapi/regularPay/requestCancel/{memberID}/{payUniqueNo}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => {
				const asked = entryOf(ctx, ctx.subscriptions, textOf(input, 'payUniqueNo'));
				if (asked.memberID !== memberOf(ctx, input).memberID || asked.state !== 'REQUEST') {
					throw new Refusal('data', '취소할 수 있는 요청이 아닙니다.');
				}
				asked.state = 'REQUEST_CANCEL';
				return DONE;
			},
		},
	};
}
