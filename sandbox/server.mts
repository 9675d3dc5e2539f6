/** Starts the sandbox: `node sandbox/server.mts [--port 4010] [--allow-host name]...`. */
import { parseArgs } from 'node:util';
import { createSandbox } from './index.mts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4010' },
		// An n8n in a container calls, and is called by, a name other than this machine's.
		'allow-host': { type: 'string', multiple: true, default: [] },
	},
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
	throw new Error(`--port ${values.port}: not a port`);
}

const sandbox = await createSandbox({ port, hosts: values['allow-host'] });
const { payapp, ciderpay, gmpay, shinhanpg } = sandbox;
const { userid, linkkey, linkval } = payapp.seller;
const shown: Array<[string, string, Record<string, string>]> = [
	['PayApp', payapp.apiUrl, { userid, linkkey, linkval }],
	['CiderPay', ciderpay.base, { ...ciderpay.account }],
	['GMPay', gmpay.base, { ...gmpay.account }],
	['Shinhan PG', shinhanpg.base, { ...shinhanpg.merchant }],
];
const line = (name: string, value: string): void => console.log(`${name.padEnd(15)} ${value}`);
line('sandbox', `${sandbox.origin}/`);
for (const [name, address, account] of shown) {
	line(name, address);
	for (const [field, value] of Object.entries(account)) line(`  ${field}`, value);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void sandbox.close());
}
