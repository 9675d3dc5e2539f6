/** PayApp Lite, the browser wrapper. Source: payapp.txt "결제 요청 – 팝업창 방식". */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, text } from './check.mts';
import { payrequest } from './commands-pay.mts';
import { formFields, isWebAddress, toFields } from '../shared/form.mts';
import { ALLOWS_NULL_ORIGIN } from '../shared/gate.mts';
import { hidden, html, page, pairs, scriptLiteral, type Html } from '../shared/html.mts';
import type { Fields, PayAppContext } from './types.mts';

/** Parameters the window shows, or asks the buyer for. */
const SHOWN = ['goodname', 'price', 'recvphone', 'vccode'];
const NUMBERS = ['price', 'recvphone', 'vccode'];

/** Trims every value and strips non-digits from numbers. Source: payapp.txt "파라메터 처리". */
function cleaned(fields: Fields): Fields {
	return toFields(
		Object.entries(fields).map(([name, value]) => {
			const trimmed = value.trim();
			return [name, NUMBERS.includes(name) ? trimmed.replaceAll(/\D/g, '') : trimmed] as const;
		}),
	);
}

function input(name: string, label: string, value: string): Html {
	return html`<label
		>${label}<input type="text" name="${name}" value="${value}" required
	/></label>`;
}

/** Shows a given value and asks for an empty one (payapp.txt "상품명", "결제요청 금액"). */
function fixedOrAsked(name: string, label: string, value: string): Html {
	if (value === '') return input(name, label, '');
	return html`${pairs([[label, value]])}${hidden({ [name]: value })}`;
}

/** @param key tells this window's form from one on a stranger's page */
function windowPage(key: string, fields: Fields, problem = ''): string {
	const others = Object.fromEntries(
		Object.entries(fields).filter(([name]) => !SHOWN.includes(name)),
	);
	const usd = text(fields, 'currency') === 'usd';
	return page(
		'PAYAPP LITE (sandbox)',
		html`${problem === '' ? '' : html`<section class="bad">${problem}</section>`}
			<form method="post" action="/payapp/lite/request?window=${key}">
				<section>
					<h2>기본정보</h2>
					${pairs([['상점명', text(fields, 'shopname')]])}
					${fixedOrAsked('goodname', '상품명', text(fields, 'goodname'))}
					${fixedOrAsked('price', '결제금액', text(fields, 'price'))}
				</section>
				<section>
					<h2>결제정보</h2>
					${usd
						? input('vccode', '국가번호', text(fields, 'vccode'))
						: hidden({ vccode: text(fields, 'vccode') })}
					${input('recvphone', '휴대폰번호', text(fields, 'recvphone'))} ${hidden(others)}<button>
						결제하기
					</button>
					<button type="button" class="plain" onclick="window.close()">닫기</button>
				</section>
			</form>`,
	);
}

/** Sends the opener (or, with `redirect=self`, this window) to redirecturl; without one, closes. */
function finished(fields: Fields, payurl: string): string {
	const url = text(fields, 'redirecturl');
	const target = isWebAddress(url) ? url : '';
	const self = text(fields, 'redirect') === 'self';
	return page(
		'결제요청 완료 (sandbox)',
		html`<section>
				<p>결제요청 메시지가 전송되었습니다. 이 sandbox 는 문자를 보내지 않습니다:</p>
				<a class="button" href="${payurl}" target="_blank">구매자의 결제 페이지</a>
			</section>
			<script>
				var url = ${scriptLiteral(target)};
				if (url && (${scriptLiteral(self)} || !window.opener)) location.href = url;
				else {
					if (url) window.opener.location.href = url;
					window.close();
				}
			</script>`,
	);
}

const SCRIPT = `(function () {
	var base = __BASE__;
	var form = null, defaults = {}, params = {}, target = null;
	function put(into, name, value) {
		if (typeof name === 'object') for (var key in name) into[key] = name[key];
		else into[name] = value;
	}
	function values() {
		var all = {}, key, i;
		if (form) {
			for (i = 0; i < form.elements.length; i += 1) {
				if (form.elements[i].name) all[form.elements[i].name] = form.elements[i].value;
			}
			return all;
		}
		for (key in defaults) all[key] = defaults[key];
		for (key in params) all[key] = params[key];
		return all;
	}
	window.PayApp = {
		setForm: function (named) {
			form = typeof named === 'string'
				? document.forms[named] || document.getElementById(named) : named;
			return this;
		},
		setDefault: function (name, value) { put(defaults, name, value); return this; },
		setParam: function (name, value) { put(params, name, value); return this; },
		setTarget: function (name) { target = name; return this; },
		call: function (more) {
			if (more) put(params, more);
			var sent = document.createElement('form'), all = values(), key, field;
			for (key in all) {
				field = document.createElement('input');
				field.type = 'hidden';
				field.name = key;
				field.value = all[key];
				sent.appendChild(field);
			}
			if (!target) window.open('', 'PayAppWindow', 'width=440,height=560');
			sent.method = 'post';
			sent.action = base + '/lite/pay';
			sent.target = target || 'PayAppWindow';
			sent.acceptCharset = 'UTF-8';
			document.body.appendChild(sent);
			HTMLFormElement.prototype.submit.call(sent);
			document.body.removeChild(sent);
			params = {};
		}
	};
})();
`;

/** Adds the script and the payment window to the server. */
export function addLite(app: FastifyInstance, ctx: PayAppContext): void {
	const key = randomUUID();
	const asHtml = (reply: FastifyReply): FastifyReply => reply.type('text/html; charset=utf-8');
	app.get('/payapp/public/api/payapp-lite.js', { config: { script: true } }, (_request, reply) =>
		reply
			.type('text/javascript; charset=utf-8')
			.send(SCRIPT.replace('__BASE__', () => scriptLiteral(ctx.base).html)),
	);
	// Allowed without an origin: it only shows what is to be asked for.
	app.post('/payapp/lite/pay', { config: ALLOWS_NULL_ORIGIN }, (request, reply) =>
		asHtml(reply).send(windowPage(key, cleaned(formFields(request)))),
	);
	app.get<{ Querystring: Fields }>('/payapp/lite/pay', (request, reply) =>
		asHtml(reply).send(windowPage(key, cleaned(request.query))),
	);
	const fromWindow = ({ query }: FastifyRequest) => (query as Fields).window === key;
	app.post(
		'/payapp/lite/request',
		{ config: { fromNowhere: fromWindow } },
		async (request, reply) => {
			const fields = cleaned(formFields(request));
			try {
				if (text(fields, 'shopname') === '')
					throw new Refusal('70020', 'shopname 값을 확인하세요.');
				// The wrapper's `currency` is the API's `reqmode` (payapp.txt "통화단위").
				const reqmode = text(fields, 'currency');
				const { fields: made, after } = await payrequest(ctx, { ...fields, reqmode }, true);
				ctx.notifier.send(after ?? []);
				return await asHtml(reply).send(
					finished(fields, made.payurl ?? made['reqResult[0][payurl]'] ?? ''),
				);
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				const problem = `(${error.errno}) ${error.message}`;
				return asHtml(reply).send(windowPage(key, fields, problem));
			}
		},
	);
}
