import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A program that must not outlive this process. */
export interface Program {
	/** The project's folder */
	root: string;
	command: string;
	args: string[];
	cwd: string;
	env: Record<string, string>;
	/** File its output is appended to */
	logFile: string;
	/** A folder to remove if this process ends without ending the program */
	temporaryFolder?: string;
	/** Signal that ends it gracefully; SIGTERM by default */
	endSignal?: NodeJS.Signals;
}

/** Runs a program under a guard (see guard.mts), which ends it when this process ends. */
export class Guarded {
	/** Process ID of the program, once it runs */
	pid: number | undefined;

	private readonly guard: ChildProcess;

	private readonly ending: Promise<unknown>;

	private over = false;

	private readonly endSignal: NodeJS.Signals;

	constructor(program: Program) {
		const { root, command, args, cwd, env, logFile, temporaryFolder = '' } = program;
		this.endSignal = program.endSignal ?? 'SIGTERM';
		this.guard = fork(
			join(root, 'sandbox/n8n/guard.mts'),
			[this.endSignal, logFile, temporaryFolder, command, ...args],
			{
				cwd,
				detached: true,
				env,
				execArgv: [],
				execPath: process.execPath,
				stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
			},
		);
		this.guard.once('message', (message: { pid?: number }) => (this.pid = message.pid));
		this.ending = new Promise((resolve) => this.guard.once('exit', resolve));
		this.guard.once('exit', () => {
			this.over = true;
		});
	}

	/** Whether the program has ended, by itself or not. */
	get ended(): boolean {
		return this.over;
	}

	/** Sends it a signal; SIGKILL also ends the processes it has started. */
	signal(name: NodeJS.Signals): void {
		if (!this.over) this.guard.send(name, () => {});
	}

	/** Ends it and waits for that; kills it if it takes too long. */
	async end(name = this.endSignal): Promise<void> {
		this.signal(name);
		const impatient = setTimeout(() => this.signal('SIGKILL'), 8000);
		await this.ending;
		clearTimeout(impatient);
	}
}
