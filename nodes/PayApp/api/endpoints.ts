import { nonEmpty, assignedNumber } from '../../core/http/expects';
import type { PayAppEndpoint } from './api';

/** payapp.txt: 결제 요청 – REST 방식 */
export const REQUEST: PayAppEndpoint = {
	cmd: 'payrequest',
	expects: { mul_no: assignedNumber, payurl: nonEmpty },
};

/** payapp.txt: 결제 (요청,승인) 취소 */
export const CANCEL: PayAppEndpoint = { cmd: 'paycancel', linkkey: true, money: true };

/** The same call for the credential test, under a number that cannot exist: it moves no money */
export const CANCEL_NOTHING: PayAppEndpoint = { cmd: 'paycancel', linkkey: true };

/** payapp.txt: 결제 취소 요청 */
export const REQUEST_CANCELLATION: PayAppEndpoint = {
	cmd: 'paycancelreq',
	linkkey: true,
	money: true,
};

/** The number needed to cancel the receipt */
const RECEIPT = { cashstno: assignedNumber };

/** PayApp SDK: cashStRegist, the newer name of 현금영수증 발행 */
export const ISSUE_RECEIPT: PayAppEndpoint = {
	cmd: 'cashStRegist',
	linkkey: true,
	expects: RECEIPT,
};

/** payapp.txt: 현금영수증 발행 */
export const ISSUE_RECEIPT_2016: PayAppEndpoint = { cmd: 'cashSt', expects: RECEIPT };

/** PayApp SDK: cashStCancel, the newer name of 현금영수증 취소 */
export const CANCEL_RECEIPT: PayAppEndpoint = { cmd: 'cashStCancel', linkkey: true };

/** payapp.txt: 현금영수증 취소 */
export const CANCEL_RECEIPT_2016: PayAppEndpoint = { cmd: 'cashStCn' };

/** payapp.txt: 판매자 회원 가입; `userid` is the new seller's */
export const REGISTER_SELLER: PayAppEndpoint = {
	cmd: 'sellerRegist',
	userid: false,
	reveals: ['linkkey', 'linkval'],
	expects: { userid: nonEmpty, linkkey: nonEmpty, linkval: nonEmpty },
};

/** payapp.txt: 판매자 회원 아이디 중복 체크; `userid` is the ID asked about */
export const CHECK_SELLER_ID: PayAppEndpoint = { cmd: 'useridCheck', userid: false };

/** PayApp SDK: billPay */
export const CHARGE_CARD: PayAppEndpoint = {
	cmd: 'billPay',
	money: true,
	expects: { mul_no: assignedNumber },
};

/** PayApp SDK: billDelete */
export const DELETE_CARD: PayAppEndpoint = { cmd: 'billDelete' };

/** payapp.txt: 부계정 등록 */
export const REGISTER_SUB_ACCOUNT: PayAppEndpoint = { cmd: 'subidregist' };

/** PayApp SDK: rebillRegist */
export const REGISTER_SUBSCRIPTION: PayAppEndpoint = {
	cmd: 'rebillRegist',
	expects: { rebill_no: assignedNumber, payurl: nonEmpty },
};

/** PayApp SDK: rebillCancel */
export const CANCEL_SUBSCRIPTION: PayAppEndpoint = { cmd: 'rebillCancel', linkkey: true };

/** PayApp SDK: rebillStop */
export const PAUSE_SUBSCRIPTION: PayAppEndpoint = { cmd: 'rebillStop', linkkey: true };

/** PayApp SDK: rebillStart */
export const RESUME_SUBSCRIPTION: PayAppEndpoint = { cmd: 'rebillStart', linkkey: true };
