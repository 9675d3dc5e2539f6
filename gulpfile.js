const { readFile, readdir, rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

/** The files that tsc does not make: icons, and the codex files that the node creator searches. */
const copyIcons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const copyCodex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

/** The build copies every picture of the checkout, those of the tests and the README too: they do not ship. */
async function dropStrays() {
	const shipped = ['nodes', 'credentials', 'icons'];
	for (const { name } of await readdir('dist', { withFileTypes: true })) {
		if (!shipped.includes(name)) await rm(`dist/${name}`, { recursive: true });
	}
}

/** n8n shows an icon in a square, on a light and on a dark canvas: each needs both forms, and they must differ. */
async function checkIcons() {
	const files = await readdir('icons');
	const lights = files.filter((file) => file.endsWith('.svg') && !file.endsWith('.dark.svg'));
	if (lights.length === 0) throw new Error('icons/ holds no SVG');
	for (const light of lights) {
		const [lightSvg, darkSvg] = await Promise.all(
			[light, light.replace(/\.svg$/, '.dark.svg')].map((file) =>
				readFile(`icons/${file}`, 'utf8'),
			),
		);
		if (lightSvg === darkSvg)
			throw new Error(`${light}: the dark form is the same as the light one`);
		for (const svg of [lightSvg, darkSvg]) checkSquare(light, svg);
	}
}

function checkSquare(name, svg) {
	const box = /<svg[^>]*\bviewBox="([^"]+)"/.exec(svg)?.[1];
	const [, , width, height] = (box ?? '').split(/[\s,]+/).map(Number);
	if (!(width > 0) || width !== height)
		throw new Error(`${name}: not a square SVG (viewBox ${box})`);
}

exports.assets = series(checkIcons, dropStrays, parallel(copyIcons, copyCodex));
exports.default = exports.assets;
