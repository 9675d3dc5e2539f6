/**
 * The codes of the manual: error numbers, payment states and payment methods.
 * Source: payapp.txt "오류코드" and "Feedbackurl 전달"; methods newer than the manual come from the
 * integrators' reports (PayApp's own SDK and sample source).
 */

/** Error numbers. Source: payapp.txt "오류코드"; 00000 is from a live success. */
export const ERRNO = {
	success: '00000',
	credentials: '70010',
	parameter: '70020',
	command: '70040',
	permission: '70060',
	merchantAnswer: '70080',
} as const;

/**
 * `pay_state` values the sandbox can send. Source: payapp.txt "Feedbackurl 전달" (1, 4, 8/16/32
 * request cancelled, 9/64 approval cancelled, 10 waiting); 70/71 partial cancel: sample source; 99
 * a later charge of a subscription failed: integrators' reports.
 */
export type PayState = '1' | '4' | '8' | '16' | '32' | '9' | '64' | '10' | '70' | '71' | '99';

/** States in which no money has been taken and the buyer can still pay. */
export const UNPAID: readonly PayState[] = ['1', '10'];

/** A method by its sandbox name; all but `face`, `culture`, `storedcard` are openpaytype values. */
export interface Method {
	/** `pay_type` in the notification. */
	payType: string;
	/** Korean name on the pay page. */
	label: string;
	/** May be named in `openpaytype`. */
	selectable: boolean;
	/** Has a card slip, so `csturl` and the card fields are filled. */
	card: boolean;
	/** `paymethod_group`; known for two methods only, empty for the others. */
	group: string;
}

function method(payType: string, label: string, more: Partial<Method> = {}): Method {
	return { payType, label, selectable: true, card: true, group: '', ...more };
}

/** Every method by name. Source: payapp.txt `openpaytype` and `pay_type`; integrators' reports. */
export const METHODS = {
	card: method('1', '신용카드'),
	phone: method('2', '휴대전화', { card: false }),
	rbank: method('6', '계좌이체', { card: false }),
	vbank: method('7', '가상계좌', { card: false }),
	culture: method('9', '문화상품권', { card: false, selectable: false }),
	face: method('4', '대면결제', { selectable: false }),
	storedcard: method('17', '등록카드', { selectable: false }),
	kakaopay: method('15', '카카오페이'),
	naverpay: method('16', '네이버페이', { group: '25' }),
	smilepay: method('21', '스마일페이'),
	wechat: method('22', '위챗페이'),
	applepay: method('23', '애플페이'),
	myaccount: method('24', '내통장결제', { card: false }),
	tosspay: method('25', '토스페이'),
	payco: method('1', '페이코', { group: '35' }),
} satisfies Record<string, Method>;

/** Name of a payment method in {@link METHODS}. */
export type MethodName = keyof typeof METHODS;

/** Offered when the request names no openpaytype: the methods of the manual. */
export const DEFAULT_METHODS: readonly MethodName[] = [
	'card',
	'phone',
	'rbank',
	'vbank',
	'culture',
];

/** Whether a text, for example from a form, is the name of a method. */
export function isMethodName(name: string): name is MethodName {
	return Object.hasOwn(METHODS, name);
}

/**
 * Splits an `openpaytype` value. Source: payapp.txt "콤마(,) 구분으로 결제수단 선택이 가능합니다".
 * @param value comma-separated, spaces allowed
 * @returns the names in the order given, unknown ones included
 */
export function splitMethods(value: string): string[] {
	return value
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
