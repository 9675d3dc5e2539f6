// npm run demo: a simulated PayApp and a real n8n with this package, on loopback, until Ctrl-C.
// npm run demo -- --once: plays the whole story unattended, reports each step, exits with 0 or 1.
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

import { publishExamples } from './demo/examples.mts';
import { Closing, createPayAppCredential, openStage } from './demo/stage.mts';
import { playStory } from './demo/story.mts';

const root = dirname(import.meta.dirname);
const started = Date.now();
const closing = new Closing();
const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });

/** Prints a line with the seconds since the start. */
function say(line: string): void {
	console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);
}

async function main(): Promise<void> {
	const stage = await openStage(root, say, closing);
	const credential = await createPayAppCredential(stage.rest, stage.sandbox);
	const examples = await publishExamples(root, stage.rest, credential);
	say('n8n runs with the package installed; both example workflows are published');
	if (values.once) {
		await playStory(stage, examples, say);
		say('The whole story went well.');
		return;
	}
	console.log(`
  Pay by link (form)   ${examples.form}
  PayApp (sandbox)     ${stage.sandbox.origin}/
  n8n (editor)         ${stage.host.origin}/
  Sign in with         ${stage.login.email}  ${stage.login.password}

  Fill in the form, follow the link and pay; the executions are in the editor.
  Ctrl-C stops everything.
`);
	await new Promise(() => {});
}

/** Stops everything and exits; the first caller decides the exit code. */
async function end(code: number): Promise<void> {
	process.exitCode ??= code;
	await closing.end();
	process.exit();
}

for (const [signal, code] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const) {
	process.on(signal, () => {
		if (process.exitCode === undefined) say('stopping ...');
		void end(code);
	});
}

try {
	await main();
	await end(0);
} catch (error) {
	// A failure caused by stopping is not worth reporting.
	if (process.exitCode === undefined) console.error(error instanceof Error ? error.message : error);
	await end(1);
}
