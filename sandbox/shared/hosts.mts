/** Host names of this machine: the sandbox may be called by them and may notify only them. */

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const AUTHORITY = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;

/** Loopback and the names the user added. */
export class Hosts {
	readonly #names: ReadonlySet<string>;

	/** @param more further host names, without port */
	constructor(more: readonly string[] = []) {
		this.#names = new Set([...LOOPBACK, ...more].map((name) => name.toLowerCase()));
	}

	/** Whether a Host header names this machine. Strict: browsers send nothing else. */
	hasAuthority(authority: string | undefined): boolean {
		const name = AUTHORITY.exec(authority ?? '')?.[1];
		return name !== undefined && this.#names.has(name.toLowerCase());
	}

	/** Whether an Origin header names a page on this machine. */
	hasOrigin(origin: string): boolean {
		const [, authority] = /^https?:\/\/(.*)$/i.exec(origin) ?? [];
		return this.hasAuthority(authority);
	}

	/** Whether a URL leads to this machine, however it is written (`http://0x7f.1/`). */
	hasAddress(address: string): boolean {
		return URL.canParse(address) && this.#names.has(new URL(address).hostname);
	}
}
