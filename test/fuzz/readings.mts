import { written, type Sent } from './texts.mts';

/** A body as read by someone who knows nothing of our decoders: as a form or as JSON */
export type Reading = Map<string, string[]>;

/** Returns a body as a form and, if it parses, as JSON, by the platform's decoders, not ours. */
export function readingsOf({ body }: Sent): Reading[] {
	const text = body.toString('utf8');
	const form: Reading = new Map();
	for (const [name, value] of new URLSearchParams(text)) {
		const values = form.get(name);
		if (values) values.push(value);
		else form.set(name, [value]);
	}
	return [form, ...jsonReadings(text)];
}

function jsonReadings(text: string): Reading[] {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== 'object' || value === null) return [];
		// Null means that there is nothing.
		const given = Object.entries(value).filter(([, one]) => one !== null);
		return [new Map(given.map(([name, one]) => [name, [written(one)]]))];
	} catch {
		return [];
	}
}

/** Whether a reading has exactly this under one of the names, and nothing else under any. */
export function says(reading: Reading, names: string[], expected: string): boolean {
	const values = names.flatMap((name) => reading.get(name) ?? []);
	return expected !== '' && values.length > 0 && values.every((value) => value.trim() === expected);
}
