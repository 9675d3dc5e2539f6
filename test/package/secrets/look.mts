import { formsOf, type Form } from './forms.mts';
import type { Secret } from './known.mts';

/** Where a secret was found; never the secret itself */
export interface Finding {
	/** E.g. `execution 12: data.resultData.runData.Request.0.error.message` */
	place: string;
	kind: string;
	form: Form;
}

/** Looks for secrets in texts; computes their forms once for all texts. */
export class Searcher {
	private readonly forms: Array<{ text: string; form: Form; kind: string }>;

	constructor(secrets: Secret[]) {
		this.forms = secrets.flatMap(({ kind, value }) =>
			formsOf(value).map(([text, form]) => ({ text, form, kind })),
		);
	}

	/** Returns the secrets in a text, each kind once. */
	in(text: string, place: string): Finding[] {
		const found = this.forms.filter((form) => text.includes(form.text));
		const byKind = new Map(found.reverse().map(({ kind, form }) => [kind, form]));
		return [...byKind].map(([kind, form]) => ({ place, kind, form }));
	}

	/** Returns the secrets in all keys and texts of a value, with the path of each. */
	within(value: unknown, place: string): Finding[] {
		const found: Finding[] = [];
		const seen = new Set<object>();
		const walk = (one: unknown, path: string): void => {
			if (typeof one === 'string') found.push(...this.in(one, path));
			if (typeof one !== 'object' || one === null || seen.has(one)) return;
			seen.add(one);
			for (const [name, inner] of Object.entries(one)) {
				found.push(...this.in(name, `a name in ${path}`));
				walk(inner, `${path}.${name}`);
			}
		};
		walk(value, place);
		return found;
	}
}
