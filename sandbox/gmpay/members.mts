/** Member calls. Source: gmpay.txt "회원"; integrators' reports. */
import { Refusal, textOf, wrong, type Parameter, type Parameters } from '../shared/parameters.mts';
import type { Headers } from '../shared/rest.mts';
import { kstMidnight } from '../shared/time.mts';
import type { Call, GmPayContext, Member } from './types.mts';
import type { CallName } from './codes.mts';

type Names = Extract<CallName, `${string}/member/${string}`>;

const NEEDED: Parameter = { type: 'text', required: true };

const REGISTRATION: Parameters = {
	memberId: NEEDED,
	ceo: NEEDED,
	passwd: NEEDED,
	bizNo: NEEDED,
	stlDayCd: { ...NEEDED, oneOf: ['DU01', 'DU001', 'DU005'] },
	name: NEEDED,
	mobile: NEEDED,
	email: NEEDED,
	addr: NEEDED,
	addr2: NEEDED,
	type1: NEEDED,
	type2: NEEDED,
	storePhone: NEEDED,
	zipCode: NEEDED,
	productName: NEEDED,
	bizType: { ...NEEDED, oneOf: ['PERSONAL', 'CORPORATION'] },
	// Marked as required for everyone, though only a corporation has one (integrators' reports).
	corpNo: { type: 'text' },
	taxType: { ...NEEDED, oneOf: ['TAX', 'TAX_FREE'] },
	homepage: { type: 'text' },
	ceoBirth: NEEDED,
	taxEmail: NEEDED,
	taxPhone: NEEDED,
	taxManager: NEEDED,
	saleMan: { type: 'text' },
};

/** Refuses a call without the partner's devID and devToken. */
export function authorize({ account }: GmPayContext, headers: Headers): void {
	if (headers.devid === account.devID && headers.devtoken === account.devToken) return;
	throw new Refusal('credentials', 'devID, devToken 값이 정확하지 않습니다.');
}

/** Returns a member by id; refuses an unknown one. */
export function memberOf(ctx: GmPayContext, memberId: string): Member {
	const member = ctx.members.get(memberId);
	if (member === undefined) throw new Refusal('data', '존재하지 않는 회원입니다.');
	return member;
}

/** Member calls by name. */
export function memberCalls(ctx: GmPayContext): Record<Names, Call> {
	const done = { reply: { message: 'OK', success: true } };
	return {
		'GET /oapi/p/member/checkMemberId': {
			encoding: 'query',
			auth: false,
			parameters: { memberId: NEEDED },
			act: (input) => {
				const val1 = ctx.members.has(textOf(input, 'memberId')) ? 'E' : 'N';
				return { reply: { message: 'OK', success: true, val1 } };
			},
		},
		'POST /oapi/p/member/preAgree': {
			encoding: 'json',
			auth: true,
			parameters: {
				storeName: NEEDED,
				ceoName: NEEDED,
				ceoMobile: NEEDED,
				email: NEEDED,
				bizNo: NEEDED,
			},
			act: (input) => {
				ctx.agreements.push(input);
				return done;
			},
		},
		'POST /oapi/p/member/register': {
			encoding: 'json',
			auth: true,
			parameters: REGISTRATION,
			act: (input) => {
				const memberId = textOf(input, 'memberId');
				const born = /^(\d{4})(\d\d)(\d\d)$/.exec(textOf(input, 'ceoBirth'));
				const birthday = born ? `${born[1]}-${born[2]}-${born[3]}` : '';
				if (Number.isNaN(kstMidnight(birthday))) wrong('ceoBirth', 'yyyyMMdd');
				if (textOf(input, 'bizType') === 'CORPORATION' && textOf(input, 'corpNo') === '') {
					throw new Refusal('missing', 'corpNo 값은 필수입니다.');
				}
				if (ctx.members.has(memberId)) throw new Refusal('data', '이미 존재하는 아이디입니다.');
				ctx.members.set(memberId, newMember(memberId, input));
				return done;
			},
		},
		'GET /oapi/p/member/token': {
			encoding: 'query',
			auth: true,
			parameters: { memberId: NEEDED },
			act: (input) => {
				const val1 = memberOf(ctx, textOf(input, 'memberId')).cancelToken;
				return { reply: { message: 'OK', success: true, val1 } };
			},
		},
	};
}

/** Returns a merchant with made-up tokens. */
export function newMember(memberId: string, params: Member['params'] = {}): Member {
	return {
		memberId,
		cancelToken: `TEST-cancelToken-of-${memberId}`,
		feedbackToken: `TEST-feedbackToken-of-${memberId}`,
		params,
	};
}
