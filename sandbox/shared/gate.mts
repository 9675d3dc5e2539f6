/**
 * Who may call the sandbox, for all requests in one place. It runs on a developer's machine, whose
 * browser also shows pages of strangers: none of them may read the test keys or act as buyer or seller.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Hosts } from './hosts.mts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** A script that pages anywhere load. */
		script?: true;
		/**
		 * Whether this post may come from a page that has no origin. The forms of pages that n8n shows in
		 * a sandbox say `Origin: null`; so do those of windows opened from there, unless the sandbox lets
		 * them escape. The forms of strangers can say it as well, hence only for what one has to have
		 * been told: the number of a payment, a token.
		 */
		fromNowhere?: (request: FastifyRequest) => boolean;
	}
}

/** For pages whose address or form holds what a stranger cannot know. */
export const TOLD = { fromNowhere: () => true };

/** What is wrong about a request; nothing when it may pass. */
function objection(
	request: FastifyRequest,
	hosts: Hosts,
): 'Host' | 'Origin' | 'Sec-Fetch-Site' | '' {
	const { headers, method, routeOptions } = request;
	const { script, fromNowhere } = routeOptions.config;
	// A foreign name that was made to lead here (DNS rebinding).
	if (!hosts.hasAuthority(headers.host)) return 'Host';
	const { origin } = headers;
	if (origin === 'null') return fromNowhere?.(request) ? '' : 'Origin';
	// Names of this machine are different sites to a browser, so the origin decides.
	if (origin !== undefined) return hosts.hasOrigin(origin) ? '' : 'Origin';
	// No browser at all, or a request that browsers send without an origin.
	if (headers['sec-fetch-site'] !== 'cross-site') return '';
	const { 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = headers;
	const followed = mode === 'navigate' && dest === 'document';
	const reads = method === 'GET' || method === 'HEAD';
	return reads && (followed || (script && dest === 'script')) ? '' : 'Sec-Fetch-Site';
}

/** Puts the gate before every address of the server, those that it lacks included. */
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
