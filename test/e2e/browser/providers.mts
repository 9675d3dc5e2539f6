import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { jest } from '@jest/globals';
import type {
	ICredentialType,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import type { Bench } from '../host/bench.mts';

/** A provider as n8n presents it to users. */
export interface Provider {
	/** Display name, e.g. "PayApp". */
	name: string;
	/** Folder under nodes/; in lower case, the provider's name in the sandbox. */
	folder: string;
	node: INodeTypeDescription;
	trigger: INodeTypeDescription;
	credential: ICredentialType;
	/** Words in the node's codex file by which the node creator finds it. */
	aliases: string[];
}

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/** Every provider listed in package.json, so that a new one is tested without changes here. */
export const PROVIDERS: Provider[] = readProviders();

/** Name and provider, as rows for `describe.each`. */
export const BY_NAME = PROVIDERS.map((provider): [string, Provider] => [provider.name, provider]);

/** The provider that some scenarios cover in detail. */
export const payAppProvider = PROVIDERS.find(({ folder }) => folder === 'PayApp') as Provider;

function readProviders(): Provider[] {
	const { n8n } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
	const nodes = n8n.nodes.map((file) => ({
		file,
		...(load(file) as INodeType),
		folder: file.split('/').at(-2) ?? '',
	}));
	const credentials = n8n.credentials.map((file) => load(file) as ICredentialType);
	return [...new Set(nodes.map(({ folder }) => folder))].map((folder) => {
		const own = nodes.filter((one) => one.folder === folder);
		const trigger = found(
			own.find(({ description }) => description.group.includes('trigger')),
			`${folder}'s trigger`,
		);
		const node = found(
			own.find((one) => one !== trigger),
			`${folder}'s node`,
		);
		const type = node.description.credentials?.[0]?.name;
		return {
			name: node.description.displayName,
			folder,
			node: node.description,
			trigger: trigger.description,
			credential: found(
				credentials.find(({ name }) => name === type),
				`the credential ${type}`,
			),
			aliases: aliasesOf(node.file),
		};
	});
}

/** Instantiates, from its source, the class whose build package.json names. */
function load(built: string): unknown {
	const source = join(process.cwd(), built.replace(/^dist\//, '').replace(/\.js$/, ''));
	const [made] = Object.values(jest.requireActual<Record<string, new () => unknown>>(source));
	return new (found(made, source))();
}

function aliasesOf(built: string): string[] {
	const file = built.replace(/^dist\//, '').replace(/\.js$/, '.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { alias: string[] }).alias;
}

function found<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw new Error(`package.json does not lead to ${what}`);
	return value;
}

/** A credential's fields that take a value. */
export function credentialFields({ credential }: Provider): INodeProperties[] {
	return credential.properties.filter(({ type }) => type !== 'notice');
}

export const isPassword = ({ typeOptions }: INodeProperties): boolean =>
	typeOptions?.password === true;

/**
 * What a sandbox merchant enters as the credential: values of the account issued by the sandbox,
 * made-up values for other secrets, and the placeholder's example for the rest.
 */
export function credentialData({ sandbox }: Bench, provider: Provider): Record<string, string> {
	const simulated = new Map<string, unknown>(Object.entries(sandbox));
	const { account, seller, merchant, base } = (simulated.get(provider.folder.toLowerCase()) ??
		{}) as Record<string, object | undefined>;
	const known = new Map<string, unknown>(
		Object.entries({ ...account, ...seller, ...merchant, baseUrl: base }),
	);
	return Object.fromEntries(
		credentialFields(provider).map((field) => {
			const { name, placeholder = '' } = field;
			const own = isPassword(field) ? `MADE-UP-${name}-0123` : placeholder.replace(/^e\.g\. /, '');
			return [name, String(known.get(name) ?? own)];
		}),
	);
}

/** A provider's secrets in the forms that could appear in a page: plain and URL-encoded. */
export function formsOfSecrets(bench: Bench, provider: Provider): string[] {
	const data = credentialData(bench, provider);
	return credentialFields(provider)
		.filter(isPassword)
		.map(({ name }) => data[name] ?? '')
		.flatMap((secret) => (secret ? [secret, encodeURIComponent(secret)] : []));
}
