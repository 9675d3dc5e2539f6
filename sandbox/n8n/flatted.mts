/**
 * Parses n8n's "flatted" form: a JSON array whose first element is the root and in which every
 * string inside an object or array is the index of the value it stands for.
 */
export function unflatten(text: string): unknown {
	const flat = JSON.parse(text) as unknown[];
	const built = new Map<number, unknown>();
	const value = (index: unknown): unknown => {
		if (typeof index !== 'string') return index;
		const at = Number(index);
		if (built.has(at)) return built.get(at);
		const raw = flat[at];
		if (typeof raw !== 'object' || raw === null) return raw;
		const target: Record<string, unknown> | unknown[] = Array.isArray(raw) ? [] : {};
		built.set(at, target);
		for (const [key, reference] of Object.entries(raw)) {
			(target as Record<string, unknown>)[key] = value(reference);
		}
		return target;
	};
	return value('0');
}
