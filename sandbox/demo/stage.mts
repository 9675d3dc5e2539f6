import { createSandbox } from '../index.mts';
import type { Report } from '../n8n/command.mts';
import { type N8nHost, startHost } from '../n8n/host.mts';
import { installN8n } from '../n8n/install.mts';
import { buildAndPack } from '../n8n/pack.mts';
import { N8nRest, newPassword } from '../n8n/rest.mts';
import { type Login } from '../n8n/restTypes.mts';

export type Sandbox = Awaited<ReturnType<typeof createSandbox>>;

/** A credential as a node refers to it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** What the story needs: a real n8n with the package, a simulated PayApp and a signed-in user. */
export interface Stage {
	host: N8nHost;
	sandbox: Sandbox;
	rest: N8nRest;
	login: Login;
}

/** Clean-up steps, run last opened first; a second call of `end` waits for the first. */
export class Closing {
	private readonly steps: Array<() => Promise<void> | void> = [];

	private ending: Promise<void> | undefined;

	add(step: () => Promise<void> | void): void {
		this.steps.unshift(step);
	}

	async end(): Promise<void> {
		this.ending ??= (async () => {
			for (const step of this.steps) await step();
		})();
		await this.ending;
	}
}

/** n8n's own port, where people expect it. */
const USUAL_PORT = 5678;

/**
 * Installs n8n if missing, builds and packs the package, starts n8n and the sandbox on loopback.
 * Adds each clean-up step to `closing` as soon as it is needed.
 */
export async function openStage(root: string, report: Report, closing: Closing): Promise<Stage> {
	const n8n = await installN8n(root, report);
	const { tarball } = await buildAndPack(root, report);
	const sandbox = await createSandbox();
	closing.add(() => sandbox.close());
	report('starting n8n ...');
	const host = await startHost({ root, n8n, tarball, preferredPort: USUAL_PORT });
	closing.add(() => host.dispose());
	const rest = new N8nRest(host.origin);
	const login = newLogin();
	await rest.signIn(login);
	return { host, sandbox, rest, login };
}

/** Returns a user for an n8n that does not outlive the run. */
export function newLogin(): Login {
	return { email: 'demo@example.com', password: newPassword() };
}

/** Stores the sandbox's seller account in n8n as a PayApp credential. */
export async function createPayAppCredential(
	rest: N8nRest,
	sandbox: Sandbox,
	changes: Record<string, unknown> = {},
): Promise<CredentialReference> {
	return await rest.createCredential('payAppApi', 'PayApp account', {
		...payAppCredentialData(sandbox),
		...changes,
	});
}

/** Returns the values of a PayApp credential for the sandbox's seller. */
export function payAppCredentialData({ origin, payapp }: Sandbox): Record<string, unknown> {
	const { userid, linkkey, linkval } = payapp.seller;
	return { userid, linkkey, linkval, baseUrl: `${origin}/payapp` };
}
