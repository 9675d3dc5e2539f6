/** Buyer pages: each shows one entry and handles what the buyer does with it. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { formFields, isWebAddress, type Fields } from './form.mts';
import { ALLOWS_NULL_ORIGIN } from './gate.mts';
import { html, page, type Html } from './html.mts';

/** One kind of buyer page. */
export interface BuyerPage<T> {
	/** Path on the server, up to the entry's number. */
	path: string;
	title: string;
	find: (number: string) => T | undefined;
	show: (entry: T) => Html[];
	/**
	 * Performs the buyer's action; throws an Error if it is not possible.
	 * @returns the URL to redirect the browser to, or empty to return to this page
	 */
	act?: (entry: T, fields: Fields) => string;
}

const NOTE = html`<p class="note">모의 결제입니다. 실제로 결제되지 않습니다.</p>`;

/** Adds a kind of buyer page to the server. */
export function addBuyerPage<T>(app: FastifyInstance, buyerPage: BuyerPage<T>): void {
	const { path, title, find, show, act } = buyerPage;
	const send = (reply: FastifyReply, content: Html[]): FastifyReply =>
		reply.type('text/html; charset=utf-8').send(page(`${title} (sandbox)`, [...content, NOTE]));
	const missing = (reply: FastifyReply): FastifyReply =>
		send(reply.code(404), [html`<section>없는 요청입니다.</section>`]);

	app.get<{ Params: { number: string } }>(`${path}/:number`, (request, reply) => {
		const entry = find(request.params.number);
		return entry === undefined ? missing(reply) : send(reply, show(entry));
	});
	if (act === undefined) return;
	app.post<{ Params: { number: string } }>(
		`${path}/:number`,
		{ config: ALLOWS_NULL_ORIGIN },
		(request, reply) => {
			const entry = find(request.params.number);
			if (entry === undefined) return missing(reply);
			try {
				const next = act(entry, formFields(request));
				return reply.redirect(isWebAddress(next) ? next : request.url, 303);
			} catch (error) {
				const problem = error instanceof Error ? error.message : String(error);
				return send(reply.code(409), [
					html`<section class="bad">${problem}</section>`,
					...show(entry),
				]);
			}
		},
	);
}

/** Renders a form with one button per action; the first one stands out. */
export function actionForm(actions: ReadonlyArray<readonly [string, string]>, inside?: Html): Html {
	return html`<section>
		<form method="post">
			${inside ?? ''}
			${actions.map(
				([action, label], i) =>
					html`<button class="${i === 0 ? '' : 'plain'}" name="action" value="${action}">
						${label}
					</button>`,
			)}
		</form>
	</section>`;
}

/** Renders an amount in won for display. */
export function won(amount: number): Html {
	return html`<span class="price">${amount.toLocaleString('ko-KR')}원</span>`;
}

/** Renders the receipt's button back to the shop, or a note without a valid address. */
export function backButton(address: string): Html {
	if (!isWebAddress(address)) return html`<p class="note">돌아갈 주소가 없습니다.</p>`;
	return html`<a class="button" href="${address}">확인</a>`;
}
