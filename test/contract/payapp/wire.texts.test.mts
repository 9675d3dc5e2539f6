/** What the merchant types reaches the wire, or a checkout page, to the letter. */
import { describe, expect, it } from '@jest/globals';

import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { checkoutOf, htmlOf, shapeOf } from './checkoutPage.mts';
import { CALLS, LITE } from './table.mts';
import { entered, isText, requiredRows, valuesOf } from './entries.mts';
import type { Row } from './row.mts';
import { byName, cases, inOrder, operationOf, sentBy, wireFor } from './wire.mts';
import { execute } from '../../support/engine.mts';
import { bench, GO_ON, openPayApp } from '../../support/payapp.mts';

openPayApp();

/** Texts known to get mangled: separators, encodings, line endings, quotes, scripts */
const TEXTS = [
	'a&b=c+d%e',
	'100%25 %2B %00',
	' blanks around ',
	'two\nlines',
	'of a\r\ntyped letter',
	'a\ttab',
	'"double", \'single\', `back`',
	'back\\slash \\u0041 \\n',
	'😀 👨‍👩‍👧 🇰🇷',
	'한글 각 각 ㄱㄴㄷ',
	'é is not e\u0301',
	'<b>&amp;&quot;&#39;</b>',
	'</script><script>alert(1)</script>',
	'"><button onclick="alert(1)">',
	"');alert(1);('",
	'--> <!-- ]]>',
	'line\u2028and paragraph\u2029separator',
	';,/?:@#$!*()~|^[]',
	'=1+1',
	'{{ $json.other }}',
	'$& $1 $$',
	'null',
	'007',
	'__proto__',
	'x'.repeat(10_000),
	'한😀&'.repeat(2_500),
];

/** Returns the texts in a form that this parameter accepts. */
const textsFor = ({ form }: Row): string[] =>
	form === 'address'
		? // A trailing blank is refused: it would make another address.
			TEXTS.map((text) => `https://shop.example/?q=${text.trimEnd()}`)
		: form === 'mail'
			? TEXTS.map((text) => `${text.replace(/[\s@]/g, '')}@shop.example`)
			: TEXTS;

const fromItem = (row: Row) => (one: Row) =>
	one.name === row.name ? '={{ $json.text }}' : one.given;

describe('what the merchant types', () => {
	it.each(cases(CALLS, isText))(
		'in $title arrives to the letter, whatever it is ($source)',
		async ({ call, row }) => {
			const texts = textsFor(row);
			const values = valuesOf(call, row);
			const parameters = { ...entered(values, fromItem(row)), ...inOrder(call) };
			const items = texts.map((text) => ({ text }));
			const done = await bench.run(call.operation, parameters, items, GO_ON);
			const bodies = sentBy(bench, call, done);
			expect(bodies.map((body) => Object.fromEntries(body)[row.name])).toEqual(texts);
			for (const [index, body] of bodies.entries()) {
				const expected = valuesOf(call, { ...row, given: texts[index] ?? '' });
				expect(body.sort(byName)).toEqual(wireFor(call, expected));
			}
		},
	);

	it.each(
		cases([LITE], isText).flatMap((one) => [
			{ ...one, output: 'page' },
			{ ...one, output: 'button' },
		]),
	)(
		'in $title arrives to the letter and stays inside its place in the $output ($source)',
		async ({ call, row, output }) => {
			const texts = textsFor(row);
			const values = valuesOf(call, row);
			const parameters = { ...entered(values, fromItem(row)), output };
			const items = texts.map((text) => ({ text }));
			const plain = await bench.run(call.operation, { ...entered(values), output });
			const done = await bench.run(call.operation, parameters, items);
			expect(done.json).toHaveLength(texts.length);
			const shape = shapeOf(htmlOf(plain));
			for (const [index, text] of texts.entries()) {
				const { parameters: sent } = checkoutOf(done, index);
				expect(sent[row.name]).toBe(text);
				const expected = wireFor(call, valuesOf(call, { ...row, given: text }));
				expect(Object.entries(sent).sort(byName)).toEqual(expected);
				expect(shapeOf(htmlOf(done, index))).toEqual(shape);
			}
		},
	);

	it.each(['target', 'buttonText'])(
		'in the %s of a checkout page cannot break out of it either',
		async (name) => {
			const plain = entered(requiredRows(LITE));
			const parameters = { ...plain, additionalFields: { [name]: '={{ $json.text }}' } };
			const items = TEXTS.map((text) => ({ text }));
			const done = await bench.run(LITE.operation, parameters, items);
			const [first] = (await bench.run(LITE.operation, parameters, [{ text: 'plain' }])).json;
			for (const [index, text] of TEXTS.entries()) {
				const checkout = checkoutOf(done, index);
				expect(name === 'target' ? checkout.target : checkout.button).toBe(text);
				expect(shapeOf(htmlOf(done, index))).toEqual(shapeOf(String(first?.html)));
			}
		},
	);

	it.each([
		['"Application" & \'quotes\' </script>', 'a user ID'],
		['한글😀', 'a user ID in Korean'],
	])('as %j (%s) in the credential cannot break out of a checkout page', async (userid) => {
		const done = await execute({
			type: new PayApp(),
			parameters: { ...operationOf(LITE), ...entered(requiredRows(LITE)) },
			items: [{}],
			credential: { ...bench.credential, userid },
		});
		expect(checkoutOf(done).parameters.userid).toBe(userid);
		expect(shapeOf(htmlOf(done)).button).toBe(1);
		expect(shapeOf(htmlOf(done))['/script']).toBe(1);
	});
});
