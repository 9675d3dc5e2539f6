/**
 * Access control for all requests, in one place. The sandbox runs on a developer's machine, whose
 * browser also shows strangers' pages: none may read the test keys or act as buyer or seller.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Hosts } from './hosts.mts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** A script that any page may load. */
		script?: true;
		/**
		 * Whether this POST may come from a page without an origin. Forms on pages that n8n serves
		 * sandboxed send `Origin: null`; so do windows opened from them, unless the sandbox lets those
		 * escape. A stranger's form can send it too, so this is only for requests that need something
		 * one must have been told: a payment number, a token.
		 */
		fromNowhere?: (request: FastifyRequest) => boolean;
	}
}

/** For pages whose address or form carries something a stranger cannot know. */
export const ALLOWS_NULL_ORIGIN = { fromNowhere: () => true };

/** Returns the header that makes a request fail, or nothing if it may pass. */
function objection(
	request: FastifyRequest,
	hosts: Hosts,
): 'Host' | 'Origin' | 'Sec-Fetch-Site' | '' {
	const { headers, method, routeOptions } = request;
	const { script, fromNowhere } = routeOptions.config;
	// A foreign name made to resolve to this machine (DNS rebinding).
	if (!hosts.hasAuthority(headers.host)) return 'Host';
	const { origin } = headers;
	if (origin === 'null') return fromNowhere?.(request) ? '' : 'Origin';
	// To a browser this machine's names are different sites, so the origin decides.
	if (origin !== undefined) return hosts.hasOrigin(origin) ? '' : 'Origin';
	// Not a browser, or a request that browsers send without an origin.
	if (headers['sec-fetch-site'] !== 'cross-site') return '';
	const { 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = headers;
	const followed = mode === 'navigate' && dest === 'document';
	const reads = method === 'GET' || method === 'HEAD';
	return reads && (followed || (script && dest === 'script')) ? '' : 'Sec-Fetch-Site';
}

/** Puts the gate in front of every address of the server, unknown ones included. */
export function addGate(app: FastifyInstance, hosts: Hosts): void {
	app.addHook('onRequest', async (request, reply) => {
		const header = objection(request, hosts);
		if (header === '') return;
		return await reply
			.code(403)
			.type('text/plain; charset=utf-8')
			.send(`${header}: 이 컴퓨터의 주소가 아닙니다. (--allow-host)`);
	});
}
