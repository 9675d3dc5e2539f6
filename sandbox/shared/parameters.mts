/** The documented parameters of a call, and validation of input against them. */

/** Values by name, as parsed from JSON or read from a form or query. */
export type Values = Record<string, unknown>;

/** Why a call is refused. Each provider maps the reasons to its own codes. */
export type Reason = 'credentials' | 'missing' | 'wrong' | 'data' | 'failed' | 'told';

/** A provider's refusal of a call. */
export class Refusal extends Error {
	readonly reason: Reason;
	readonly code: string | undefined;
	readonly more: Values;

	/**
	 * @param message Korean text for the caller
	 * @param code the provider's code, where the reason does not determine it
	 * @param more further fields of the reply
	 */
	constructor(reason: Reason, message: string, code?: string, more: Values = {}) {
		super(message);
		this.reason = reason;
		this.code = code;
		this.more = more;
	}
}

/** One parameter, as its row in the manual describes it. */
export interface Parameter {
	/** STRING, NUMBER, BOOLEAN, OBJECT, ARRAY of objects. */
	type: 'text' | 'number' | 'flag' | 'object' | 'list';
	required?: boolean;
	/** The values the manual lists. */
	oneOf?: readonly string[];
	/** Also accepts text: where the manual contradicts itself. */
	orText?: boolean;
	/** Parameters of the object, or of each object in the list. */
	of?: Parameters;
}

/** Parameters by wire name. */
export type Parameters = Record<string, Parameter>;

/** Throws a refusal of a parameter's value. */
export function wrong(name: string, why: string): never {
	throw new Refusal('wrong', `${name} 값을 확인하세요. (${why})`);
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Values {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The manual's samples send an empty string for an omitted value. */
function isAbsent(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function readOne(name: string, value: unknown, parameter: Parameter, textual: boolean): unknown {
	const { type, of = {}, oneOf, orText } = parameter;
	if (type === 'object') {
		return isRecord(value) ? readParameters(value, of, false, `${name}.`) : wrong(name, 'OBJECT');
	}
	if (type === 'list') {
		if (!Array.isArray(value)) wrong(name, 'ARRAY');
		return value.map((one: unknown, i) =>
			isRecord(one)
				? readParameters(one, of, false, `${name}[${i}].`)
				: wrong(`${name}[${i}]`, 'OBJECT'),
		);
	}
	const asText = textual || orText === true;
	if (type === 'number') {
		if (asText && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
		return typeof value === 'number' ? value : wrong(name, 'NUMBER');
	}
	if (type === 'flag') {
		if (asText && (value === 'true' || value === 'false')) return value === 'true';
		return typeof value === 'boolean' ? value : wrong(name, 'BOOLEAN');
	}
	if (typeof value !== 'string') wrong(name, 'STRING');
	return oneOf && !oneOf.includes(value) ? wrong(name, oneOf.join(', ')) : value;
}

/**
 * Validates values against the documented parameters: presence, types, listed values.
 * @param textual the values come from a form or query, where everything is text
 * @param within prefix of the names in refusals
 * @returns the documented values that were given, in their documented types
 */
export function readParameters(
	values: Values,
	parameters: Parameters,
	textual: boolean,
	within = '',
): Values {
	const read: Values = {};
	for (const [name, parameter] of Object.entries(parameters)) {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		const path = within + name;
		if (!isAbsent(value)) read[name] = readOne(path, value, parameter, textual);
		else if (parameter.required) throw new Refusal('missing', `${path} 값은 필수입니다.`);
	}
	return read;
}

/** Returns the names, as paths, that the manual does not list; real providers ignore them. */
export function unlistedIn(values: Values, parameters: Parameters, within = ''): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
		if (parameter === undefined) return [within + name];
		const inside = Array.isArray(value) ? value : [value];
		return inside
			.filter(isRecord)
			.flatMap((one) => unlistedIn(one, parameter.of ?? {}, `${within}${name}.`));
	});
}

/** Returns a text value, empty if not given. */
export function textOf(values: Values, name: string): string {
	const value = values[name];
	return typeof value === 'string' ? value : '';
}

/** Returns a number, undefined if not given. */
export function numberOf(values: Values, name: string): number | undefined {
	const value = values[name];
	return typeof value === 'number' ? value : undefined;
}

/** Whether a flag was given as true. */
export function flagOf(values: Values, name: string): boolean {
	return values[name] === true;
}

/** Returns an object, empty if not given. */
export function objectOf(values: Values, name: string): Values {
	const value = values[name];
	return isRecord(value) ? value : {};
}

/**
 * Returns a required whole number; throws a {@link Refusal} if missing or out of range.
 * @param min smallest allowed
 * @param max largest allowed
 */
export function wholeOf(
	values: Values,
	name: string,
	min: number,
	max = Number.MAX_SAFE_INTEGER,
): number {
	const value = numberOf(values, name);
	if (value === undefined) throw new Refusal('missing', `${name} 값은 필수입니다.`);
	if (!Number.isSafeInteger(value) || value < min || value > max) {
		const limit = max === Number.MAX_SAFE_INTEGER ? `${min} 이상` : `${min} ~ ${max}`;
		wrong(name, limit);
	}
	return value;
}
