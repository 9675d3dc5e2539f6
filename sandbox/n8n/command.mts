import { spawn } from 'node:child_process';

/** Receives progress, one line per call. */
export type Report = (line: string) => void;

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Called at the start, every few seconds and at the end. Silent without it. */
	report?: Report;
	/** Names the command in these lines; the command itself by default. */
	title?: string;
}

/** Formats the whole seconds since a moment, for progress lines. */
export function secondsSince(moment: number): string {
	return `${Math.round((Date.now() - moment) / 1000)} s`;
}

/** Resolves after so many milliseconds. */
export async function sleep(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Polls until the answer is neither undefined nor false, and returns it.
 * Throws after `timeout` milliseconds, naming what it waited for.
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined | false> | T | undefined | false,
	{ timeout = 30_000, every = 100 }: { timeout?: number; every?: number } = {},
): Promise<T> {
	const end = Date.now() + timeout;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s in vain for ${what}`);
		await sleep(every);
	}
}

/**
 * Runs a command to its end and returns its standard output. Its own output is shown only if it
 * fails: the error then includes the last lines.
 */
export async function runCommand(
	command: string,
	args: string[],
	{ cwd, env, report, title = `${command} ${args.join(' ')}` }: CommandOptions,
): Promise<string> {
	const started = Date.now();
	report?.(`${title} ...`);
	const timer = setInterval(() => report?.(`${title}: ${secondsSince(started)}`), 5000);
	try {
		return await new Promise<string>((resolve, reject) => {
			const child = spawn(command, args, {
				cwd,
				env,
				shell: process.platform === 'win32',
				stdio: ['ignore', 'pipe', 'pipe'],
			});
			// The command must not outlive this process.
			const end = () => child.kill();
			process.once('exit', end);
			let stdout = '';
			let all = '';
			child.stdout.on('data', (chunk: Buffer) => {
				stdout += chunk.toString();
				all += chunk.toString();
			});
			child.stderr.on('data', (chunk: Buffer) => {
				all += chunk.toString();
			});
			child.on('error', reject);
			child.on('close', (code, signal) => {
				process.off('exit', end);
				if (code === 0) resolve(stdout);
				else reject(new Error(`${title} ended with ${code ?? signal}\n${readable(all)}`));
			});
		});
	} finally {
		clearInterval(timer);
		report?.(`${title}: ended after ${secondsSince(started)}`);
	}
}

/** Returns the last lines of a command's output, without the frames of its spinner. */
function readable(output: string): string {
	const lines = output.replace(/\u001B\[[\d;?]*[A-Za-z]/g, '\n').split('\n');
	return lines
		.filter((line) => line.trim() !== '' && !/^[◐◓◑◒]/.test(line))
		.join('\n')
		.slice(-4000);
}
