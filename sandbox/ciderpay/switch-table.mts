/** Every switch: what it accepts and does. Used by the control page and to validate JSON. */
import {
	apiFaults,
	fault,
	MESSAGE_SETTINGS,
	setting,
	type SwitchEntry,
	type SwitchTable,
} from '../shared/switch-table.mts';
import type { Switches } from './switches.mts';

const ENTRIES: Record<keyof Switches, SwitchEntry> = {
	...apiFaults({ texts: ['code', 'message'] }, '{"code":"9999","message":"…"}'),
	failNextCharge: fault('flag-or-text', '등록·정기 결제의 다음 승인을 실패로(글을 주면 그 메시지)'),
	duplicateNotifications: fault('number', '통보를 동시에 n번씩'),
	wrongFeedbackToken: fault('flag-or-text', '통보의 feedbackToken을 틀리게(글을 주면 그 글)'),
	wrongMemberID: fault('flag-or-text', '통보의 memberID를 틀리게(글을 주면 그 글)'),
	refusalHttpStatus: setting('number', '거절 응답의 HTTP 상태'),
	errorShape: setting(
		['documented', 'errorMessage', 'message', 'errorType', 'errCode'],
		'거절 응답의 모양',
	),
	deleteReply: setting(['empty', 'json', 'text'], '상품, 결제링크 삭제의 응답'),
	listKey: setting(['content', 'conent'], '상품 페이징에서 목록의 이름'),
	pageBase: setting('number', '상품 페이징의 첫 페이지 번호'),
	goodsInfosAs: setting(['object', 'list'], '결제링크 조회의 goodsInfos'),
	qrField: setting('text', 'makeQr 응답 필드의 이름 (빈값: 없음)'),
	vatMobile: setting('flag', '부가세 자료에 휴대폰 결제'),
	settled: setting('flag', '정산 완료: 결제 취소는 취소 요청으로만'),
	weekdays: setting(['monday-is-1', 'sunday-is-1', 'sunday-is-0'], '매주 결제의 요일 값'),
	feedbackNames: setting(['camelCase', 'snake_case'], '통보 필드의 이름'),
	feedbackToken: setting(['member', 'payment'], 'feedbackToken: 회원마다 하나, 결제마다 하나'),
	chargeVars: setting(['payVar', 'var'], '정기 결제 통보의 var1, var2가 어느 값인지'),
	...MESSAGE_SETTINGS,
};

/** The table, with the conditions that CiderPay's faults may have. */
export const SWITCHES: SwitchTable = { entries: ENTRIES, conditions: ['call', 'event'] };
