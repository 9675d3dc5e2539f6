/**
 * Switches of the simulated Shinhan PG: faults (things that go wrong) and settings (what the
 * documents leave open).
 */
import { faultTaker, noApiFaults, type ApiFaults, type Faults } from '../shared/faults.mts';
import { apiFaults, fault, setting, type SwitchTable } from '../shared/switch-table.mts';
import type { CallName } from './codes.mts';

/** An error that the API is told to answer with. */
export interface RefusalValue {
	ret_code: string;
	ret_msg: string;
}

/** Where a fault may strike */
interface Where {
	call: CallName;
}

/** The value each fault takes. */
export interface FaultValues extends ApiFaults<RefusalValue> {
	/** Do not act, and answer nothing. */
	timeoutBeforeActing: boolean;
	wrongPayHash: boolean | string;
	/** Amount that a confirmation's reply states instead; its hash is made for it. */
	otherAmount: number;
	/** Order that a confirmation's reply states instead. */
	otherOrder: string;
}

/** Settings: plain values, in force until changed. */
export interface Settings {
	hashCase: 'upper' | 'lower';
	amountsAs: 'text' | 'number';
	tokenField: 'confirm_token' | 'confinm_token';
	cancelMethod: 'GET' | 'POST';
	listAs: 'array' | 'object';
	wrapped: '' | 'data' | 'date';
	txAmountField: 'tx_amount' | 'tax_amount';
	accountReturn: 'table' | 'sample';
	receiptReads: 'amunt' | 'amount';
	usedToken: 'refuse' | 'repeat';
	promotionThreshold: number;
	promotionDiscount: number;
	refusalHttpStatus: number;
	refusalCode: number;
}

/** All switches of one simulated Shinhan PG; assign to them freely. */
export type Switches = Faults<FaultValues, Where> & Settings;

/** Returns fresh switches: no faults, and open points read as most integrators read them. */
export function defaultSwitches(): Switches {
	return {
		...noApiFaults(),
		timeoutBeforeActing: null,
		wrongPayHash: null,
		otherAmount: null,
		otherOrder: null,
		hashCase: 'upper',
		amountsAs: 'text',
		tokenField: 'confirm_token',
		cancelMethod: 'GET',
		listAs: 'array',
		wrapped: '',
		txAmountField: 'tx_amount',
		accountReturn: 'table',
		receiptReads: 'amunt',
		usedToken: 'refuse',
		promotionThreshold: 0,
		promotionDiscount: 0,
		refusalHttpStatus: 400,
		refusalCode: 1,
	};
}

/** All switches, for the control page. */
export const SWITCH_TABLE: SwitchTable = {
	conditions: ['call'],
	entries: {
		...apiFaults(
			{ texts: ['ret_code', 'ret_msg'] },
			'{"ret_code":"998","ret_msg":"token is missing or incorrect."}',
		),
		timeoutBeforeActing: fault('flag', '처리하지 않고 응답하지 않음'),
		wrongPayHash: fault('flag-or-text', '승인 응답의 pay_ispt_hash를 틀리게'),
		otherAmount: fault('number', '승인 응답의 금액을 이 값으로(해시도 이 값으로)'),
		otherOrder: fault('text', '승인 응답의 주문번호를 이 값으로'),
		hashCase: setting(['upper', 'lower'], 'pay_ispt_hash의 대소문자'),
		amountsAs: setting(['text', 'number'], '승인 응답 금액의 자료형'),
		tokenField: setting(['confirm_token', 'confinm_token'], 'return_url의 승인 토큰 이름'),
		cancelMethod: setting(['GET', 'POST'], 'cancel_url로 이동하는 방법'),
		listAs: setting(['array', 'object'], '카드사 목록이 하나일 때 list의 모양'),
		wrapped: setting(['', 'data', 'date'], '응답 값을 담는 이름(빈값: 담지 않음)'),
		txAmountField: setting(['tx_amount', 'tax_amount'], 'confirm-info의 금액 이름'),
		accountReturn: setting(['table', 'sample'], '가상계좌 결과: 표의 필드만, 또는 예제처럼 모두'),
		receiptReads: setting(['amunt', 'amount'], '거래확인서가 읽는 금액 이름'),
		usedToken: setting(['refuse', 'repeat'], '사용한 승인 토큰: 거절, 또는 같은 응답'),
		promotionThreshold: setting('number', '카드 프로모션 기준 금액 (0: 없음)'),
		promotionDiscount: setting('number', '카드 프로모션 할인 금액'),
		refusalHttpStatus: setting('number', '거절 응답의 HTTP 상태'),
		refusalCode: setting('number', '문서에 없는 거절의 ret_code'),
	},
};

export const takeFault = faultTaker<FaultValues>();
