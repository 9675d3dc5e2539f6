import { escapeHtml } from './escape';

/** How every page looks */
export const PAGE_STYLE =
	'body { font-family: system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; text-align: center; }';

/** A style element for a page with buttons of this color */
export const styleWithButton = (color: string): string => `<style>
${PAGE_STYLE}
button { font: inherit; padding: 0.8rem 2rem; border: 0; border-radius: 0.5rem; background: ${color}; color: #fff; cursor: pointer; }
</style>`;

/** Returns a complete Korean page. The title is escaped; `head` and `body` must be safe HTML. */
export const htmlPage = (title: string, head: string, body: string): string => `<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`;
