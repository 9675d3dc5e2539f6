/** EUC-KR text, which Korean pages and databases from before UTF-8 still send. */

let table: Map<string, readonly number[]> | undefined;

/** Returns a character's bytes, from a table built with the decoder: Node has no encoder. */
function bytesOf(character: string): readonly number[] {
	if (table === undefined) {
		table = new Map();
		const decoder = new TextDecoder('euc-kr', { fatal: true });
		for (let first = 0xa1; first <= 0xfe; first += 1) {
			for (let second = 0xa1; second <= 0xfe; second += 1) {
				try {
					table.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
				} catch {
					// No character has these bytes.
				}
			}
		}
	}
	return (
		table.get(character) ?? [
			character.length === 1 && character < '\u0080' ? character.charCodeAt(0) : 0x3f,
		]
	);
}

/** Encodes a form value in EUC-KR, every byte as `%XX`; characters EUC-KR lacks become `?`. */
export function percentEucKr(value: string): string {
	return Array.from(value)
		.flatMap(bytesOf)
		.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
		.join('');
}
