/** Starts the sandbox from the command line: `node sandbox/server.mts [--port 4010]`. */
import { parseArgs } from 'node:util';
import { createSandbox } from './index.mts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4010' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
	throw new Error(`--port ${values.port}: not a port`);
}

const sandbox = await createSandbox({ port });
const { payapp } = sandbox;
console.log(`sandbox   ${sandbox.origin}/`);
console.log(`PayApp    ${payapp.apiUrl}`);
console.log(`userid    ${payapp.seller.userid}`);
console.log(`linkkey   ${payapp.seller.linkkey}`);
console.log(`linkval   ${payapp.seller.linkval}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void sandbox.close());
}
