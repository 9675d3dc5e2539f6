/** Second bytes of the characters that CP949 adds to EUC-KR: ASCII letters, and 0x81 to 0xFE */
const SECOND = [...range(0x41, 0x5a), ...range(0x61, 0x7a), ...range(0x81, 0xfe)];

function range(first: number, last: number): number[] {
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const pairCode = (first: number, second: number): number => first * 256 + second;

/** CP949's characters by their two bytes; undefined until built, or if the runtime lacks EUC-KR */
let table: Map<number, string> | undefined;

function tableOf(): Map<number, string> {
	const characters = new Map<number, string>();
	const basic = new TextDecoder('euc-kr');
	const syllables = new Set<string>();
	for (const first of range(0xa1, 0xfe)) {
		const row = range(0xa1, 0xfe).flatMap((second) => [first, second, 0x0a]);
		const cells = basic.decode(Uint8Array.from(row)).split('\n');
		range(0xa1, 0xfe).forEach((second, index) => {
			const character = cells[index] ?? '';
			// Replacement, private-use and control characters do not count.
			if (!/^[^\uFFFD\p{Co}\p{Cc}]$/u.test(character)) return;
			characters.set(pairCode(first, second), character);
			syllables.add(character);
		});
	}
	// CP949 has all syllables: those that EUC-KR lacks follow in order, where EUC-KR has nothing.
	const others = range(0xac00, 0xd7a3)
		.map((code) => String.fromCharCode(code))
		.filter((syllable) => !syllables.has(syllable));
	const places = range(0x81, 0xc6).flatMap((first) =>
		SECOND.filter((second) => first < 0xa1 || second < 0xa1).map((second) =>
			pairCode(first, second),
		),
	);
	others.forEach((syllable, index) => characters.set(places[index] ?? 0, syllable));
	// Added to the standard later, and not known everywhere
	return characters.set(0xa2e6, '€').set(0xa2e7, '®');
}

/** Decodes EUC-KR with its extension CP949; undefined if the bytes are not that. Never throws. */
export function koreanText(bytes: Buffer): string | undefined {
	try {
		table ??= tableOf();
	} catch {
		return undefined;
	}
	const text: string[] = [];
	for (let index = 0; index < bytes.length; index++) {
		const first = bytes[index] ?? 0;
		if (first < 0x80) text.push(String.fromCharCode(first));
		else {
			index += 1;
			const character = table.get(pairCode(first, bytes[index] ?? 0));
			if (character === undefined) return undefined;
			text.push(character);
		}
	}
	return text.join('');
}
