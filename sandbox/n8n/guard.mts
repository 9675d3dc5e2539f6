// Runs n8n (or what n8n needs) for another process and never outlives it. Signals to pass on come
// over an IPC channel; when that closes, the program is ended, however the other side ended (also
// by SIGKILL, which no handler there could catch, and inside jest, where a test's signal handlers
// never fire).
//   guard.mts <end signal> <log file> <folder to remove if abandoned, or ''> <program> [arguments]
import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';

const [endSignal, logFile, temporaryFolder, program, ...args] = process.argv.slice(2);
if (!endSignal || !logFile || !program)
	throw new Error('usage: guard.mts <signal> <log file> <folder> <program> [arguments]');

const log = openSync(logFile, 'a');
// A process group of its own, so that Ctrl-C in the terminal does not end it early and its task
// runner can be ended with it.
const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log] });
let abandoned = false;
process.send?.({ pid: child.pid });

function signal(name: NodeJS.Signals): void {
	try {
		if (child.pid) process.kill(name === 'SIGKILL' ? -child.pid : child.pid, name);
	} catch {
		// It has ended already.
	}
}

child.on('exit', (code, signalName) => {
	signal('SIGKILL'); // what is left of the group
	if (abandoned && temporaryFolder) rmSync(temporaryFolder, { recursive: true, force: true });
	if (process.connected) {
		process.send?.({ code, signal: signalName }, () => process.exit(0));
	} else {
		process.exit(0);
	}
});
process.on('message', (name) => signal(name as NodeJS.Signals));
process.on('disconnect', () => {
	abandoned = true;
	signal(endSignal as NodeJS.Signals);
	setTimeout(() => signal('SIGKILL'), 5000).unref();
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(name, () => signal(endSignal as NodeJS.Signals));
}
