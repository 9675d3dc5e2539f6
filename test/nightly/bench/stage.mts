import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Closing, newLogin } from '../../../sandbox/demo/stage.mts';
import { createSandbox, type Sandbox } from '../../../sandbox/index.mts';
import type { Report } from '../../../sandbox/n8n/command.mts';
import { type N8nHost, startHost } from '../../../sandbox/n8n/host.mts';
import { installCommunityPackage } from '../../../sandbox/n8n/pack.mts';
import { temporaryFolder } from '../../../sandbox/n8n/pack.mts';
import { N8nRest } from '../../../sandbox/n8n/rest.mts';

/** Part of the URL of Shinhan's deposit notices, and of the credential */
export const DEPOSIT_SECRET = 'TEST-deposit-secret-0123456789';

/** What the bench measures with. */
export interface Ground {
	/** The project's folder */
	root: string;
	/** The folder of the installed n8n */
	n8n: string;
	/** The packed package */
	tarball: string;
	report: Report;
}

/** A running n8n with the package and the bare nodes, and a sandbox. */
export interface Stage {
	host: N8nHost;
	rest: N8nRest;
	sandbox: Sandbox;
	credentials: Record<'payApp' | 'ciderPay' | 'gmPay' | 'shinhanPg', CredentialReference>;
}

/** A credential as a node refers to it. */
type CredentialReference = Record<string, { id: string; name: string }>;

/** The package of the bare nodes, beside the one under test. */
export const BARE_PACKAGE = 'n8n-nodes-bare';

/** Runs the work on a stage of its own, and closes it afterwards. */
export async function onStage<T>(
	{ root, n8n, tarball }: Ground,
	work: (stage: Stage) => Promise<T>,
	env: Record<string, string> = {},
): Promise<T> {
	const closing = new Closing();
	try {
		const sandbox = await createSandbox();
		closing.add(() => sandbox.close());
		const userFolder = temporaryFolder('bench');
		closing.add(() => rmSync(userFolder, { recursive: true, force: true, maxRetries: 3 }));
		await installCommunityPackage(userFolder, tarball);
		installBareNodes(root, userFolder);
		const host = await startHost({ root, n8n, userFolder, env });
		closing.add(() => host.dispose());
		const rest = new N8nRest(host.origin);
		await rest.signIn(newLogin());
		return await work({ host, rest, sandbox, credentials: await credentialsOf(rest, sandbox) });
	} finally {
		await closing.end();
	}
}

/** Installs the bare nodes, which build on the installed package: same fields, no runner. */
function installBareNodes(root: string, userFolder: string): void {
	const folder = join(userFolder, '.n8n/nodes/node_modules', BARE_PACKAGE);
	mkdirSync(folder, { recursive: true });
	copyFileSync(join(root, 'test/nightly/bench/Bare.node.cjs'), join(folder, 'Bare.node.js'));
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({
			name: BARE_PACKAGE,
			version: '1.0.0',
			n8n: { n8nNodesApiVersion: 1, nodes: ['Bare.node.js'], credentials: [] },
		}),
	);
}

async function credentialsOf(rest: N8nRest, sandbox: Sandbox): Promise<Stage['credentials']> {
	const { payapp, ciderpay, gmpay, shinhanpg, origin } = sandbox;
	const stored = async (type: string, data: Record<string, unknown>) => ({
		[type]: await rest.createCredential(type, type, data),
	});
	return {
		payApp: await stored('payAppApi', { ...payapp.seller, baseUrl: `${origin}/payapp` }),
		ciderPay: await stored('ciderPayApi', { ...ciderpay.account, baseUrl: ciderpay.base }),
		gmPay: await stored('gmPayApi', { ...gmpay.account, baseUrl: gmpay.base }),
		shinhanPg: await stored('shinhanPgApi', {
			...shinhanpg.merchant,
			baseUrl: shinhanpg.base,
			ip_addr: '203.0.113.10',
			depositSecret: DEPOSIT_SECRET,
		}),
	};
}
