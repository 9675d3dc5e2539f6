/** The same in JSON (see unreadable.forms.test.mts): a memo loses no order, nothing is guessed. */
import { describe, expect, it } from '@jest/globals';

import { JSON_TYPE, type Delivery } from '../../support/webhook.mts';
import { bytes, hand, SUBJECTS, type Subject } from './unreadable.mts';

const asJson = async (subject: Subject, body: Buffer) =>
	await hand(subject, body, { contentType: JSON_TYPE });

describe.each(SUBJECTS.filter(([, { json }]) => json))('%s: JSON', (_, subject) => {
	const { deciding, memo, paid } = subject;
	const text = JSON.stringify(paid);
	const started = ({ started: items }: Delivery) => items?.[0];

	it.each([
		['EUC-KR', '\xb2\xc9\xb4\xd9\xb9\xdf', '꽃다발', true],
		['CP949 with a letter as second byte', '\x8cc', '똠', true],
		['UTF-8 with escapes', 'a\\n\\u00e9\\"\\uD83D\\uDE00', 'a\né"😀', true],
		['a cut character', '\xea\xbd\x83\xeb\x8b', '꽃\uFFFD', false],
		['half a surrogate pair', 'x\\ud83d', 'x\uFFFD', false],
		['Latin-1', 'caf\xe9 au lait', 'caf\uFFFD au lait', false],
	])('is not lost over a memo that is %s', async (_name, sent, says, isReadable) => {
		const delivery = await asJson(subject, bytes(text.replace('MEMO', sent)));
		expect(started(delivery)).toMatchObject({
			amount: 1000,
			unreadable: isReadable ? [] : [memo],
			data: { [memo]: says },
		});
	});

	it('is not lost over a memo that is given twice, null, nested or deep', async () => {
		const and = (more: string) => bytes(`${text.slice(0, -1)},${more}}`);
		const same = await asJson(subject, and(`"${memo}":"MEMO"`));
		expect(started(same)).toMatchObject({ unreadable: [], data: { [memo]: 'MEMO' } });
		const other = await asJson(subject, and(`"${memo}":{"a":"}"},"x":1`));
		expect(started(other)).toMatchObject({ unreadable: [memo], data: { [memo]: 'MEMO', x: '1' } });
		const deep = await asJson(subject, and(`"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}`));
		expect(started(deep)?.amount).toBe(1000);
	});

	it.each(deciding)('is refused with %s given twice, in any spelling of the name', async (name) => {
		const escaped = `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
		for (const again of [name, escaped]) {
			for (const value of [JSON.stringify(paid[name]), '"x"', 'null', '1', '{}']) {
				const member = `"${again}":${value}`;
				for (const body of [`{${member},${text.slice(1)}`, `${text.slice(0, -1)} , ${member} }`]) {
					const { status, started: runs } = await asJson(subject, bytes(body));
					expect([body, status, runs]).toEqual([body, 400, undefined]);
				}
			}
		}
	});

	it.each(deciding)('is refused with %s that cannot be read', async (name) => {
		const value = JSON.stringify(paid[name]).slice(1, -1);
		for (const more of ['\xb2\xc9', '\\ud83d', '\xea\xbd']) {
			const body = bytes(text.replace(`"${name}":"${value}`, `"${name}":"${value}${more}`));
			expect(await asJson(subject, body)).toMatchObject({ status: 400, started: undefined });
		}
	});
});
