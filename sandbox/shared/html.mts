/** HTML with every value escaped. */

/** HTML that may go into a page as is. */
export interface Html {
	readonly html: string;
}

type Part = Html | readonly Html[] | string | number;

/** Escapes text for HTML, in and outside of attributes. */
function escapeHtml(value: string): string {
	return value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

function render(part: Part): string {
	if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
	return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

/** Template tag that escapes every interpolated value unless this tag made it. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
	return { html: strings.map((text, i) => text + render(parts[i] ?? '')).join('') };
}

/** Returns a value as a JavaScript literal that cannot close its own script element. */
export function scriptLiteral(value: unknown): Html {
	const json = JSON.stringify(value)
		.replaceAll('<', '\\u003c')
		.replaceAll('\u2028', '\\u2028')
		.replaceAll('\u2029', '\\u2029');
	return { html: json };
}

const STYLE: Html = {
	html: `
:root { color-scheme: light; font-family: system-ui, 'Noto Sans KR', sans-serif; }
body { margin: 0; background: #f3f4f6; color: #1f2937; line-height: 1.5; }
main { max-width: 27rem; margin: 0 auto; padding: 1rem; }
main.wide { max-width: 78rem; }
section { background: #fff; border: 1px solid #e5e7eb; border-radius: .75rem; padding: 1rem;
	margin-bottom: 1rem; overflow-x: auto; }
h1 { font-size: 1.15rem; } h2 { font-size: 1rem; margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .35rem; margin: 0; }
dt { color: #6b7280; } dd { margin: 0; overflow-wrap: anywhere; }
.price { color: #b91c1c; font-weight: 700; }
label { display: block; margin: .4rem 0; }
input[type=text], input[type=tel] { width: 100%; box-sizing: border-box; padding: .5rem;
	border: 1px solid #d1d5db; border-radius: .4rem; font: inherit; }
button, a.button { display: block; width: 100%; box-sizing: border-box; padding: .7rem;
	margin-top: .6rem; border: 0; border-radius: .5rem; background: #1d4ed8; color: #fff; font: inherit;
	text-align: center; text-decoration: none; cursor: pointer; }
button.plain { background: #e5e7eb; color: #1f2937; }
.wide button { display: inline-block; width: auto; padding: .25rem .6rem; margin: 0 .2rem 0 0; }
.wide input[type=text] { width: auto; } .wide form { display: inline; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { border-bottom: 1px solid #e5e7eb; padding: .35rem; text-align: left; vertical-align: top;
	overflow-wrap: anywhere; }
pre { white-space: pre-wrap; margin: 0; }
.wide th { white-space: nowrap; }
.note { color: #6b7280; font-size: .85rem; }
.bad { color: #b91c1c; } .good { color: #15803d; }
`,
};

/**
 * Renders a whole page.
 * @param title also shown as the heading
 * @param wide for tables
 */
export function page(title: string, content: Html | readonly Html[], wide = false): string {
	return html`<!doctype html>
		<html lang="ko">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}</title>
				<style>
					${STYLE}
				</style>
			</head>
			<body>
				<main class="${wide ? 'wide' : ''}">
					<h1>${title}</h1>
					${content}
				</main>
			</body>
		</html> `.html;
}

/** Renders a definition list, leaving out pairs with an empty value. */
export function pairs(list: ReadonlyArray<readonly [string, Html | string]>): Html {
	const filled = list.filter(([, value]) => value !== '');
	return html`<dl>
		${filled.map(
			([name, value]) =>
				html`<dt>${name}</dt>
					<dd>${value}</dd>`,
		)}
	</dl>`;
}

/** Renders hidden form fields. */
export function hidden(fields: Record<string, string>): Html[] {
	return Object.entries(fields).map(
		([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
	);
}
