import { nonEmpty } from '../../core/http/expects';
import type { GmPayEndpoint } from './api';

const POST = { method: 'POST', encoding: 'json' } as const;
const GET = { method: 'GET', encoding: 'query' } as const;

/** gmpay.txt: 결제 요청 */
export const REQUEST: GmPayEndpoint = {
	...POST,
	path: '/oapi/payment/request',
	expects: { orderNo: nonEmpty, payUrl: nonEmpty },
};

/** gmpay.txt: 결제 취소 */
export const CANCEL: GmPayEndpoint = { ...POST, path: '/oapi/payment/cancel', money: true };

/** gmpay.txt: 회원 아이디 중복 체크; the manual lists no keys for it */
export const CHECK_ID: GmPayEndpoint = {
	...GET,
	path: '/oapi/p/member/checkMemberId',
	expects: { val1: nonEmpty },
};

/** gmpay.txt: 사전 동의 신청 */
export const REQUEST_AGREEMENT: GmPayEndpoint = {
	...POST,
	path: '/oapi/p/member/preAgree',
	sendsPartnerKeys: true,
};

/** gmpay.txt: 회원 가입 */
export const REGISTER: GmPayEndpoint = {
	...POST,
	path: '/oapi/p/member/register',
	sendsPartnerKeys: true,
};

/** gmpay.txt: 회원 토큰 정보 리턴; val1 is the cancel token */
export const CANCEL_TOKEN: GmPayEndpoint = {
	...GET,
	path: '/oapi/p/member/token',
	sendsPartnerKeys: true,
	expects: { val1: nonEmpty },
	reveals: ['val1'],
};
