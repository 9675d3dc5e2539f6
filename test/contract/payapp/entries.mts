/** What the tables' rows mean for the node: what is entered, and what PayApp has to receive. */
import type { IDataObject } from 'n8n-workflow';
import type { Must, Row, Call } from './row.mts';

/** Returns a row's source, for test titles. */
export const sourceOf = ({ cmd, heading }: Call, { line, by }: Row): string =>
	by ? `${by}: ${cmd}` : line ? `payapp.txt: ${heading}, line ${line}` : `PayApp SDK: ${cmd}`;

/** Whether the user enters it and PayApp receives it */
export const isEntered = ({ as }: Row): boolean => as === 'field' || as === 'additional';

/** Returns the text that PayApp has to receive. */
export const wireOf = ({ given, wire }: Row): string => wire ?? String(given);

/** Returns that text as it has to be encoded in the body. */
export const encodedOf = (row: Row): string => row.encoded ?? wireOf(row);

/** Whether it takes any text, apart from how it begins or ends */
export const isText = ({ as, given, choices, form }: Row): boolean =>
	as !== 'switch' &&
	typeof given === 'string' &&
	!choices &&
	(!form || form === 'address' || form === 'mail');

/** Who registers (payapp.txt: 판매자 회원 가입, usertype: 개인 1, 사업자 2) */
export type Person = 'person' | 'business';

const demanded = (must: Must | undefined, who: Person): boolean =>
	must === '필수' ||
	must === '필수 사용자입력' ||
	must === 'Month 필수' ||
	must === (who === 'person' ? '개인 필수' : '사업자 필수');

/**
 * Returns the rows that the user has to fill in, as a person or a business and for a monthly cycle,
 * and those that choose the command.
 */
export function requiredRows({ rows }: Call, who: Person = 'person'): Row[] {
	return rows
		.filter(({ as, must }) => as === 'switch' || (as === 'field' && demanded(must, who)))
		.map((row) => (row.name === 'usertype' && who === 'business' ? BUSINESS : row));
}

const BUSINESS: Row = {
	name: 'usertype',
	line: 1188,
	must: '필수',
	as: 'field',
	given: '2',
};

/** Returns the node parameters that enter these rows. */
export function entered(
	rows: Row[],
	given: (row: Row) => unknown = (row) => row.given,
): IDataObject {
	const parameters: IDataObject = {};
	const additionalFields: IDataObject = {};
	for (const row of rows) {
		const target = row.as === 'field' ? parameters : additionalFields;
		if (row.as !== 'constant' && row.as !== 'credential') {
			target[row.name] = given(row) as IDataObject[string];
		}
	}
	return { ...parameters, additionalFields };
}

/** Returns a call's required rows plus these and their `with`, which replace namesakes. */
export function valuesOf(call: Call, ...rows: Row[]): Row[] {
	const who = rows.some(
		({ must, name, given }) => must === '사업자 필수' || (name === 'usertype' && given === '2'),
	)
		? 'business'
		: 'person';
	const wanted = new Map(rows.map((row) => [row.name, row]));
	for (const [name, given] of rows.flatMap((row) => Object.entries(row.with ?? {}))) {
		const row = call.rows.find((one) => one.name === name);
		if (row && !wanted.has(name)) wanted.set(name, { ...row, given });
	}
	const needless = wanted.get('rebillCycleType')?.given === 'Week' ? 'rebillCycleMonth' : '';
	return [
		...requiredRows(call, who).filter(({ name }) => !wanted.has(name) && name !== needless),
		...wanted.values(),
	];
}

/** Returns a row for each choice of a row. */
export const choiceRows = (row: Row): Row[] =>
	(row.choices ?? []).map((choice) =>
		typeof choice === 'string'
			? { ...row, given: choice, wire: undefined, encoded: undefined }
			: { ...row, ...choice, encoded: undefined },
	);

/**
 * Decodes a form body by hand, so that no library of the node checks its own work: split at `&` and
 * at the first `=`, `+` is a space, `%XX` a byte of UTF-8 (payapp.txt: 호출 파라메터).
 */
export function decodeForm(body: string): Array<[string, string]> {
	return body.split('&').map((part) => {
		const equals = part.indexOf('=');
		if (equals < 0) throw new SyntaxError(`no value: ${part}`);
		return [decodePart(part.slice(0, equals)), decodePart(part.slice(equals + 1))];
	});
}

function decodePart(part: string): string {
	const bytes: number[] = [];
	for (let at = 0; at < part.length; at += 1) {
		const character = part.charAt(at);
		if (character === '+') bytes.push(0x20);
		else if (character === '%') {
			const hex = part.slice(at + 1, at + 3);
			if (!/^[0-9A-Fa-f]{2}$/.test(hex)) throw new SyntaxError(`not percent-encoded: %${hex}`);
			bytes.push(Number.parseInt(hex, 16));
			at += 2;
		} else if (/^[A-Za-z0-9*\-._~]$/.test(character)) bytes.push(character.charCodeAt(0));
		else throw new SyntaxError(`not encoded: ${character}`);
	}
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
