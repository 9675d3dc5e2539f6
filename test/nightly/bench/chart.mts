/** One bar: the speed as a multiple of n8n's own node. */
export interface Bar {
	label: string;
	ratio: number;
}

const WIDTH = 760;
const LEFT = 300;
const ROW = 26;
const TOP = 56;

/** Returns an SVG bar chart of ratios, a line at 1 for n8n's own node; for light and dark pages. */
export function barChart(title: string, bars: Bar[]): string {
	const most = Math.max(2, ...bars.map(({ ratio }) => ratio));
	const scale = (WIDTH - LEFT - 70) / most;
	const height = TOP + bars.length * ROW + 34;
	const rows = bars.map(({ label, ratio }, index) => {
		const y = TOP + index * ROW;
		const width = (ratio * scale).toFixed(1);
		return [
			`<text x="${LEFT - 10}" y="${y + 16}" text-anchor="end">${escaped(label)}</text>`,
			`<rect x="${LEFT}" y="${y + 4}" width="${width}" height="16" rx="2" class="${ratio >= 1 ? 'ahead' : 'behind'}"/>`,
			`<text x="${(LEFT + ratio * scale + 6).toFixed(1)}" y="${y + 16}">${ratio.toFixed(2)}</text>`,
		].join('\n');
	});
	const one = (LEFT + scale).toFixed(1);
	const bottom = TOP + bars.length * ROW + 4;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2937 }
.title { font-weight: 600; font-size: 15px }
.ahead { fill: #0d9488 }
.behind { fill: #9ca3af }
.page { fill: #ffffff }
line { stroke: #6b7280; stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) {
text { fill: #e5e7eb }
.page { fill: #111827 }
}
</style>
<rect class="page" width="${WIDTH}" height="${height}"/>
<text class="title" x="16" y="28">${escaped(title)}</text>
${rows.join('\n')}
<line x1="${one}" y1="${TOP - 8}" x2="${one}" y2="${bottom}"/>
<text x="${one}" y="${bottom + 18}" text-anchor="middle">1 = n8n's own node</text>
</svg>
`;
}

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
