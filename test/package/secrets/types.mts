import type { N8nRest } from '../../../sandbox/n8n/rest.mts';
import type { PasswordFields, Secret } from './known.mts';

/** A field of a node or credential as n8n describes it; collections hold fields or groups. */
interface Field {
	name: string;
	typeOptions?: { password?: boolean };
	options?: Field[];
	values?: Field[];
}

interface Type {
	name: string;
	properties: Field[];
}

/** Which credential fields, and which parameters of this package's nodes, are passwords */
export interface Passwords {
	credentials: PasswordFields;
	nodes: PasswordFields;
}

/** Asks n8n, which knows all types, its own included. */
export async function passwordFields(rest: N8nRest): Promise<Passwords> {
	const credentials = await rest.call<Type[]>('GET', '/types/credentials.json');
	const nodes = await rest.call<Type[]>('GET', '/types/nodes.json');
	const own = nodes.filter(({ name }) => name.startsWith('n8n-nodes-korean-payments.'));
	return { credentials: byType(credentials), nodes: byType(own) };
}

const byType = (types: Type[]): PasswordFields => {
	const fields: PasswordFields = new Map();
	for (const { name, properties } of types) {
		// n8n lists a node once per version.
		fields.set(name, new Set([...(fields.get(name) ?? []), ...namesIn(properties)]));
	}
	return fields;
};

const namesIn = (fields: Field[]): string[] =>
	fields.flatMap(({ name, typeOptions, options = [], values = [] }) => [
		...(typeOptions?.password ? [name] : []),
		...namesIn([...options, ...values]),
	]);

/** Returns the passwords that are plain text in the parameters of a workflow's nodes. */
export function secretsInWorkflow(workflow: unknown, { nodes: fields }: Passwords): Secret[] {
	const { nodes = [] } = (workflow ?? {}) as {
		nodes?: Array<{ type: string; parameters?: unknown }>;
	};
	return nodes.flatMap(({ type, parameters }) =>
		textsIn(parameters)
			.filter(([name, value]) => fields.get(type)?.has(name) && !value.includes('{{'))
			.map(([name, value]) => ({ kind: `${type}.${name}`, value, isParameter: true as const })),
	);
}

/** Returns every text in nested parameters, with its name. */
const textsIn = (value: unknown): Array<[string, string]> =>
	typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, inner]) =>
				typeof inner === 'string' ? [[name, inner] as [string, string]] : textsIn(inner),
			)
		: [];
