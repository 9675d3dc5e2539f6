/** Member calls and the payment token. Source: ciderpay.txt "회원 API", "결제 토큰 활성화". */
import { flagOf, textOf, wrong, type Parameters } from '../shared/parameters.mts';
import { memberOf, NEEDED_FLAG, NEEDED_TEXT } from './check.mts';
import type { CallName } from './codes.mts';
import type { CallTable, CiderPayContext } from './types.mts';

const MEMBER: Parameters = { memberID: NEEDED_TEXT };

type Names = Extract<CallName, `${string}/pmember/${string}` | `${string}/setPayTokenYn/${string}`>;

/** Member calls by name. */
export function memberCalls(ctx: CiderPayContext): CallTable<Names> {
	return {
		'GET /oapi/pmember/makeWebKey': {
			encoding: 'query',
			auth: true,
			parameters: MEMBER,
			act: (input) => {
				const { memberID } = memberOf(ctx, input);
				return { reply: { success: true, message: '', var1: `webkey-of-${memberID}` } };
			},
		},
		'GET /oapi/pmember/childToken': {
			encoding: 'query',
			auth: true,
			parameters: MEMBER,
			act: (input) => {
				const { approvalToken, feedbackToken } = memberOf(ctx, input);
				const data = { approvalToken, feedbackToken };
				return { reply: { success: true, errorMessage: '', data } };
			},
		},
		'POST /oapi/pmember/changeMemberSubPasswd': {
			encoding: 'form',
			auth: true,
			parameters: { ...MEMBER, newPasswd: NEEDED_TEXT },
			act: (input) => {
				memberOf(ctx, input).password = textOf(input, 'newPasswd');
				return { reply: { success: true, errorMessage: '' } };
			},
		},
		'GET /oapi/pmember/companyScale': {
			encoding: 'query',
			auth: true,
			parameters: { bizNo: NEEDED_TEXT },
			act: (input) => {
				const bizNo = textOf(input, 'bizNo');
				// "사업자 번호 (숫자만 입력)".
				if (!/^\d+$/.test(bizNo)) wrong('bizNo', '숫자만');
				// Made up: the last digit decides, so that every level can be produced.
				return {
					reply: { success: true, errorMessage: '', var1: String(Number(bizNo.at(-1)) % 5) },
				};
			},
		},
		'POST /oapi/pv/payment/setPayTokenYn/{memberID}': {
			encoding: 'form',
			auth: true,
			parameters: { payTokenYn: NEEDED_FLAG },
			act: (input) => {
				const member = memberOf(ctx, input);
				member.payTokenYn = flagOf(input, 'payTokenYn');
				return { reply: { success: true, errorMessage: '', var1: member.approvalToken } };
			},
		},
	};
}
