/** Tables of switches: what each accepts and does. Used by control pages and to validate JSON. */
import { isRecord, type Values } from './parameters.mts';

/** What a switch accepts; an object lists the text fields its value must have. */
export type Kind =
	| 'number'
	| 'text'
	| 'flag'
	| 'flag-or-text'
	| readonly string[]
	| { texts: readonly string[] };

/** One switch. */
export interface SwitchEntry {
	kind: Kind;
	/** One line of Korean for the control page. */
	about: string;
	fault: boolean;
}

/** The switches of one provider. */
export interface SwitchTable {
	entries: Record<string, SwitchEntry>;
	/** Condition names a fault's rule may use, besides `times`. */
	conditions: readonly string[];
}

/** Defines a switch that makes something go wrong. */
export function fault(kind: Kind, about: string): SwitchEntry {
	return { kind, about, fault: true };
}

/** Defines a switch that settles what the documents leave open. */
export function setting(kind: Kind, about: string): SwitchEntry {
	return { kind, about, fault: false };
}

/** Defines the faults every API has; `refusal` names the fields of the provider's error replies. */
export function apiFaults(refusal: { texts: readonly string[] }, example: string) {
	return {
		latencyMs: fault('number', '처리 전에 기다리는 시간(ms)'),
		refuse: fault(refusal, `처리하지 않고 거절 ${example}`),
		timeoutAfterActing: fault('flag', '처리한 뒤 응답하지 않음'),
		dropConnection: fault('flag', '처리한 뒤 연결을 끊음'),
		httpStatus: fault(
			'number',
			'처리한 뒤 이 HTTP 상태와 HTML로 응답 (brokenReply와 함께: 그 글로)',
		),
		replyStatus: fault('number', '처리한 뒤 이 HTTP 상태로 정상 응답'),
		brokenReply: fault('flag-or-text', '처리한 뒤 읽을 수 없는 응답(글을 주면 그 글)'),
		resetReply: fault('flag', '처리한 뒤 응답 도중 연결을 재설정(RST)'),
		halfReply: fault('flag', '처리한 뒤 길이를 알리지 않고 응답의 절반만'),
		trickleMs: fault('number', '처리한 뒤 이 간격(ms)마다 1바이트씩 응답'),
	};
}

/** Whether a switch of that kind accepts a value. */
function fits(kind: Kind, value: unknown): boolean {
	if (kind === 'number') return Number.isSafeInteger(value) && Number(value) >= 0;
	if (kind === 'text') return typeof value === 'string';
	if (kind === 'flag') return typeof value === 'boolean';
	if (kind === 'flag-or-text') return typeof value === 'boolean' || typeof value === 'string';
	if ('texts' in kind) {
		return isRecord(value) && kind.texts.every((name) => typeof value[name] === 'string');
	}
	return typeof value === 'string' && kind.includes(value);
}

function fitsFault(kind: Kind, value: unknown, conditions: readonly string[]): boolean {
	if (value === null) return true;
	if (!isRecord(value) || !('value' in value)) return fits(kind, value);
	return Object.entries(value).every(([name, part]) => {
		if (name === 'value') return fits(kind, part);
		if (part === undefined) return true;
		if (name === 'times') return fits('number', part);
		return conditions.includes(name) && typeof part === 'string';
	});
}

/**
 * Sets switches from external input; sets none unless all fit.
 * @param changes name to value, as parsed from JSON
 * @throws Error naming the first switch that is unknown or does not fit
 */
export function setSwitches(table: SwitchTable, switches: object, changes: unknown): void {
	if (!isRecord(changes)) throw new Error('{"이름": 값} 형식이어야 합니다.');
	for (const [name, value] of Object.entries(changes)) {
		const entry = entryOf(table, name);
		const fitting = entry.fault
			? fitsFault(entry.kind, value, table.conditions)
			: fits(entry.kind, value);
		if (!fitting) throw new Error(`${name} 값이 맞지 않습니다: ${JSON.stringify(value)}`);
	}
	Object.assign(switches, changes);
}

/** Reads one form of a control page: the value as JSON, or as text if it is not JSON. */
export function switchFromForm(table: SwitchTable, fields: Record<string, string>): Values {
	const field = (name: string): string => (fields[name] ?? '').trim();
	const name = field('name');
	const raw = field('value');
	const { kind, fault: isFault } = entryOf(table, name);
	if (isFault && raw === '') return { [name]: null };
	let value: unknown = raw;
	try {
		if (kind !== 'text' && !Array.isArray(kind)) value = JSON.parse(raw);
	} catch {
		// A text it is.
	}
	const limits = ['times', ...table.conditions].filter((limit) => field(limit) !== '');
	if (!isFault || limits.length === 0) return { [name]: value };
	const rule = Object.fromEntries(
		limits.map((limit): [string, string | number] => [
			limit,
			limit === 'times' ? Number(field(limit)) : field(limit),
		]),
	);
	return { [name]: { value, ...rule } };
}

function entryOf({ entries }: SwitchTable, name: string): SwitchEntry {
	const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
	if (entry === undefined) throw new Error(`모르는 스위치: ${name}`);
	return entry;
}

/** The settings of notifications that may be forms or JSON. */
export const MESSAGE_SETTINGS = {
	feedbackEncoding: setting(['form', 'json'], '통보의 형식'),
	missingFields: setting(['absent', 'empty'], '값이 없는 통보 필드: 빼거나 비워서 보냄'),
	notifyWhen: setting(['after-reply', 'before-reply'], '통보가 API 응답의 앞인지 뒤인지'),
	acknowledgement: setting(['status-200', 'SUCCESS'], '통보를 끝내는 응답'),
	reorderNotifications: setting('number', '통보를 n건 모았다가 거꾸로 보냄 (0: 안 함)'),
	maxAttempts: setting('number', '재시도를 포함한 통보 횟수'),
	retryDelayMs: setting('number', '재시도 간격(ms)'),
	feedbackTimeoutMs: setting('number', '통보 응답을 기다리는 시간(ms)'),
};
