/** Every switch: what it takes and what it does. Used by the control page and to read JSON. */
import {
	defaultSwitches,
	type FaultName,
	type RefusalValue,
	type Settings,
	type Switches,
} from './switches.mts';

type Kind = 'number' | 'text' | 'flag' | 'flag-or-text' | 'refusal' | readonly string[];

/** What one switch takes. */
export interface SwitchEntry {
	kind: Kind;
	/** Korean, one line, for the control page. */
	about: string;
	fault: boolean;
}

function fault(kind: Kind, about: string): SwitchEntry {
	return { kind, about, fault: true };
}

function setting(kind: Kind, about: string): SwitchEntry {
	return { kind, about, fault: false };
}

/** All switches by name. */
export const SWITCH_TABLE: Record<FaultName | keyof Settings, SwitchEntry> = {
	latencyMs: fault('number', '처리 전에 기다리는 시간(ms)'),
	refuse: fault('refusal', '처리하지 않고 거절 {"errno":"70060","errorMessage":"…"}'),
	timeoutAfterActing: fault('flag', '처리한 뒤 응답하지 않음'),
	dropConnection: fault('flag', '처리한 뒤 연결을 끊음'),
	httpStatus: fault('number', '처리한 뒤 이 HTTP 상태와 HTML로 응답'),
	brokenReply: fault('flag-or-text', '처리한 뒤 읽을 수 없는 응답(글을 주면 그 글)'),
	replyWithoutState: fault('flag', '처리한 뒤 state 없이 응답'),
	wrongLinkval: fault('flag-or-text', '통보의 linkval을 틀리게(글을 주면 그 글)'),
	duplicateNotifications: fault('number', '통보를 동시에 n번씩'),
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
	minimumPrice: setting('number', '결제요청 최소 금액'),
	sellerMethods: setting('text', '판매자가 허용한 결제수단(콤마), openpaytype보다 우선'),
};

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRefusal(value: unknown): value is RefusalValue {
	return (
		isRecord(value) && typeof value.errno === 'string' && typeof value.errorMessage === 'string'
	);
}

function fits(kind: Kind, value: unknown): boolean {
	if (kind === 'number') return Number.isSafeInteger(value) && Number(value) >= 0;
	if (kind === 'text') return typeof value === 'string';
	if (kind === 'flag') return typeof value === 'boolean';
	if (kind === 'flag-or-text') return typeof value === 'boolean' || typeof value === 'string';
	if (kind === 'refusal') return isRefusal(value);
	return typeof value === 'string' && kind.includes(value);
}

function fitsFault(kind: Kind, value: unknown): boolean {
	if (value === null) return true;
	if (!isRecord(value) || !('value' in value)) return fits(kind, value);
	const { times, cmd, pay_state, ...rest } = value;
	return (
		Object.keys(rest).length === 1 &&
		fits(kind, value.value) &&
		(times === undefined || fits('number', times)) &&
		(cmd === undefined || typeof cmd === 'string') &&
		(pay_state === undefined || typeof pay_state === 'string')
	);
}

/** Whether a text names a switch. */
export function isSwitchName(name: string): name is keyof Switches {
	return Object.hasOwn(SWITCH_TABLE, name);
}

/**
 * Sets switches from outside. Nothing is set when one does not fit.
 * @param changes name to value, as JSON gives it
 * @throws Error naming the first switch that is unknown or does not fit
 */
export function setSwitches(switches: Switches, changes: unknown): void {
	if (!isRecord(changes)) throw new Error('{"이름": 값} 형식이어야 합니다.');
	for (const [name, value] of Object.entries(changes)) {
		if (!isSwitchName(name)) throw new Error(`모르는 스위치: ${name}`);
		const entry = SWITCH_TABLE[name];
		const fitting = entry.fault ? fitsFault(entry.kind, value) : fits(entry.kind, value);
		if (!fitting) throw new Error(`${name} 값이 맞지 않습니다: ${JSON.stringify(value)}`);
	}
	Object.assign(switches, changes);
}

/** Puts every switch back. */
export function resetSwitches(switches: Switches): void {
	Object.assign(switches, defaultSwitches());
}
