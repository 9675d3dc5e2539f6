/** Every switch: what it accepts and does. Used by the control page and to validate JSON. */
import {
	apiFaults,
	fault,
	setting,
	type SwitchEntry,
	type SwitchTable,
} from '../shared/switch-table.mts';
import {
	defaultSwitches,
	SPACES,
	type FaultName,
	type Settings,
	type Switches,
} from './switches.mts';

/** All switches by name. */
const SWITCH_TABLE: Record<FaultName | keyof Settings, SwitchEntry> = {
	...apiFaults({ texts: ['errno', 'errorMessage'] }, '{"errno":"70060","errorMessage":"…"}'),
	replyWithoutState: fault('flag', '처리한 뒤 state 없이 응답'),
	wrongLinkval: fault('flag-or-text', '통보의 linkval을 틀리게(글을 주면 그 글)'),
	duplicateNotifications: fault('number', '통보를 동시에 n번씩'),
	failCharge: fault('flag', '정기결제의 결제 실패 (2회차부터 failurl 통보)'),
	euckrField: fault('text', '통보에서 이 필드만 EUC-KR로'),
	notifyOnRequest: setting(
		['off', 'before-reply', 'after-reply'],
		'REST 결제요청 때 pay_state=1 통보',
	),
	notifyOnCancel: setting(['after-reply', 'before-reply'], '취소 통보가 API 응답의 앞인지 뒤인지'),
	reorderNotifications: setting('number', '통보를 n건 모았다가 거꾸로 보냄 (0: 안 함)'),
	commonFeedbackUrl: setting('text', '공통 통보 URL (feedbacktype=1)'),
	retryCommon: setting('flag', '공통 통보도 재시도'),
	checkretryDefault: setting(['n', 'y'], 'checkretry를 보내지 않았을 때'),
	maxAttempts: setting('number', '재시도를 포함한 통보 횟수'),
	retryDelayMs: setting('number', '재시도 간격(ms)'),
	feedbackTimeoutMs: setting('number', '통보 응답을 기다리는 시간(ms)'),
	cardNameField: setting(['card_name', 'cardname'], '카드명 필드 이름'),
	requestCancelState: setting(['8', '16', '32'], '요청취소의 pay_state'),
	refundState: setting(['9', '64'], '승인취소의 pay_state'),
	partialCancelState: setting(['70', '71'], '부분취소의 pay_state'),
	partialCancelPrice: setting(['cancelled', 'remaining'], '부분취소 통보의 price'),
	originalFields: setting('flag', '부분취소 통보에 orig_mul_no, orig_price'),
	canceldateFormat: setting(['dashed', 'compact'], 'canceldate 형식'),
	settled: setting('flag', 'D+5 경과 또는 정산 완료: paycancel 거절'),
	paybackFields: setting('flag', 'paycancelreq 응답에 paybackprice 등'),
	notCancellableErrno: setting('text', '취소할 수 없는 상태의 errno'),
	takenErrno: setting('text', '아이디 중복의 errno (빈값: 없음)'),
	refusalHttpStatus: setting('number', '거절 응답의 HTTP 상태'),
	minimumPrice: setting('number', '최소 금액(원)'),
	payrequestReply: setting(
		['plain', 'bracketed', 'both'],
		'payrequest 응답의 mul_no, payurl: 그대로, reqResult[0][…], 둘 다',
	),
	paymentQuery: setting(['payinfo', 'none'], 'payinfo: 있음, 없음(70040)'),
	partialWithoutPartcancel: setting(
		['full', 'refuse'],
		'partcancel 없이 cancelprice만 보낸 취소: 전액 취소, 거절',
	),
	payDateSpace: setting(Object.keys(SPACES), 'pay_date의 날짜와 시각 사이'),
	sellerMethods: setting('text', '판매자가 허용한 결제수단(콤마), openpaytype보다 우선'),
	failureMulNo: setting('flag', '정기결제 실패 통보에 mul_no'),
};

/** The table, with the conditions that PayApp's faults may have. */
export const SWITCHES: SwitchTable = { entries: SWITCH_TABLE, conditions: ['cmd', 'pay_state'] };

/** Restores every switch to its default. */
export function resetSwitches(switches: Switches): void {
	Object.assign(switches, defaultSwitches());
}
