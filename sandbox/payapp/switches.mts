/**
 * Switches of the sandbox: faults (things that go wrong) and settings (what the documents leave
 * open). `switch-table.mts` explains each.
 */
import { faultTaker, noApiFaults, type ApiFaults, type Faults } from '../shared/faults.mts';

/** Where a fault may strike: API faults at a command, notification faults at a state */
interface Where {
	cmd: string;
	pay_state: string;
}

/** An error PayApp is told to answer with. */
export interface RefusalValue {
	errno: string;
	errorMessage: string;
}

/** The value each fault takes. */
export interface FaultValues extends ApiFaults<RefusalValue> {
	replyWithoutState: boolean;
	wrongLinkval: boolean | string;
	duplicateNotifications: number;
	failCharge: boolean;
	/** Name of the one field a notification sends in EUC-KR. */
	euckrField: string;
}

/** Name of a fault. */
export type FaultName = keyof FaultValues;

/** What may separate day and time. Source: integrators' reports (integrators fold any run of blanks). */
export const SPACES = {
	blank: ' ',
	'two blanks': '  ',
	tab: '\t',
	'line end': '\r\n',
	'no-break space': '\u00a0',
	'ideographic space': '\u3000',
} as const;

/** Settings: plain values, in force until changed. */
export interface Settings {
	notifyOnRequest: 'off' | 'before-reply' | 'after-reply';
	notifyOnCancel: 'before-reply' | 'after-reply';
	reorderNotifications: number;
	commonFeedbackUrl: string;
	retryCommon: boolean;
	checkretryDefault: 'y' | 'n';
	maxAttempts: number;
	retryDelayMs: number;
	feedbackTimeoutMs: number;
	cardNameField: 'card_name' | 'cardname';
	requestCancelState: '8' | '16' | '32';
	refundState: '9' | '64';
	partialCancelState: '70' | '71';
	partialCancelPrice: 'cancelled' | 'remaining';
	originalFields: boolean;
	canceldateFormat: 'dashed' | 'compact';
	settled: boolean;
	paybackFields: boolean;
	notCancellableErrno: string;
	takenErrno: string;
	refusalHttpStatus: number;
	minimumPrice: number;
	payrequestReply: 'plain' | 'bracketed' | 'both';
	paymentQuery: 'payinfo' | 'none';
	partialWithoutPartcancel: 'full' | 'refuse';
	payDateSpace: keyof typeof SPACES;
	sellerMethods: string;
	failureMulNo: boolean;
}

/** All switches of one sandbox; assign to them freely. */
export type Switches = Faults<FaultValues, Where> & Settings;

/** Returns fresh switches: no faults, and open points read as most integrators read them. */
export function defaultSwitches(): Switches {
	return {
		...noApiFaults(),
		replyWithoutState: null,
		wrongLinkval: null,
		duplicateNotifications: null,
		failCharge: null,
		euckrField: null,
		notifyOnRequest: 'off',
		notifyOnCancel: 'after-reply',
		reorderNotifications: 0,
		commonFeedbackUrl: '',
		retryCommon: false,
		checkretryDefault: 'n',
		maxAttempts: 10,
		retryDelayMs: 1000,
		feedbackTimeoutMs: 10_000,
		cardNameField: 'card_name',
		requestCancelState: '8',
		refundState: '9',
		partialCancelState: '70',
		partialCancelPrice: 'cancelled',
		originalFields: false,
		canceldateFormat: 'dashed',
		settled: false,
		paybackFields: true,
		notCancellableErrno: '70020',
		takenErrno: '',
		refusalHttpStatus: 200,
		minimumPrice: 1000,
		payrequestReply: 'plain',
		paymentQuery: 'payinfo',
		partialWithoutPartcancel: 'full',
		payDateSpace: 'blank',
		sellerMethods: '',
		failureMulNo: true,
	};
}

export const takeFault = faultTaker<FaultValues>();
