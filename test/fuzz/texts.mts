import fc from 'fast-check';

/** Names with a meaning in JavaScript itself */
export const POISON = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''];

/** Text of any kind: lone surrogates, control characters, text that looks like something else */
export const anyText = fc.oneof(
	{ weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
	fc.string({ unit: fc.constantFrom('\ud800', '\udfff', 'a', '\u0000', '\u202e'), maxLength: 6 }),
	fc.constantFrom(
		'',
		' ',
		'0',
		'-1',
		'1e999',
		'NaN',
		'null',
		'true',
		'%',
		'%00',
		'%FF',
		'[object]',
	),
	fc.constantFrom(...POISON, '{"__proto__":{"polluted":1}}', '<script>', "' OR 1=1--", '1,000'),
);

/** JSON of any shape, including names that a careless copy would put into the prototype */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
	fc
		.constantFrom(...POISON)
		.map((name) => JSON.parse(`{${JSON.stringify(name)}:{"polluted":1}}`) as unknown),
	anyText,
);

/** Bodies that are costly to read: deep, wide or long. Rare, since each takes a while. */
const heavyBodies = fc.constantFrom<() => Buffer>(
	() => Buffer.from(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
	() => Buffer.from('{"a":'.repeat(50_000)),
	() => Buffer.from(`a=${'%41'.repeat(300_000)}`),
	() => Buffer.from(`{"price":${'9'.repeat(500_000)}}`),
	() => Buffer.from(`{"a":"${'\\u0000'.repeat(150_000)}"}`),
	() => Buffer.from('a&'.repeat(200_000)),
	() => Buffer.from(Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join('&')),
	() => Buffer.alloc(1024 * 1024, '='),
);

/** Damage to a message on its way: cut short, doubled, or with other bytes in it */
type Damage = (body: Buffer) => Buffer;

const position = fc.double({ min: 0, max: 1, noNaN: true });
const damages: fc.Arbitrary<Damage> = fc.oneof(
	fc.constant<Damage>((body) => body),
	position.map(
		(at): Damage =>
			(body) =>
				body.subarray(0, Math.floor(at * body.length)),
	),
	fc.tuple(position, fc.uint8Array({ minLength: 1, maxLength: 3 })).map(
		([at, bytes]): Damage =>
			(body) => {
				const changed = Buffer.from(body);
				changed.set(bytes.subarray(0, body.length), Math.floor(at * Math.max(0, body.length - 3)));
				return changed;
			},
	),
	fc.constant<Damage>((body) => Buffer.concat([body, Buffer.from('&'), body])),
);

const CONTENT_TYPES = [
	'application/x-www-form-urlencoded',
	'application/json; charset=utf-8',
	'text/plain',
	'application/xml',
	'multipart/form-data; boundary=x',
	'application/x-www-form-urlencoded; charset=euc-kr',
	'',
];

/** Returns a value as a form carries it. Not every object converts to text by itself. */
export const written = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value);

/** A request body and the content type it claims */
export interface Sent {
	body: Buffer;
	contentType: string;
}

/** Generates the fields as a form or JSON, intact or damaged, or anything else, under any type. */
export function bodies(fields: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Sent> {
	const form = (values: Record<string, unknown>) =>
		Buffer.from(
			new URLSearchParams(
				Object.entries(values).map(([name, value]) => [name, written(value)]),
			).toString(),
		);
	const json = (values: Record<string, unknown>) => Buffer.from(JSON.stringify(values));
	const [FORM = '', JSON_TYPE = ''] = CONTENT_TYPES;
	const type = fc.constantFrom(...CONTENT_TYPES);
	const wrote = (write: (values: Record<string, unknown>) => Buffer, own: string) =>
		fc
			.tuple(fields, damages, fc.oneof({ weight: 4, arbitrary: fc.constant(own) }, type))
			.map(([values, damage, contentType]) => ({ body: damage(write(values)), contentType }));
	return fc.oneof(
		{ weight: 600, arbitrary: wrote(form, FORM) },
		{ weight: 450, arbitrary: wrote(json, JSON_TYPE) },
		{
			weight: 150,
			arbitrary: fc
				.tuple(fc.uint8Array({ maxLength: 300 }), type)
				.map(([bytes, contentType]) => ({ body: Buffer.from(bytes), contentType })),
		},
		{
			weight: 150,
			arbitrary: fc
				.tuple(anyJson, type)
				.map(([value, contentType]) => ({ body: Buffer.from(JSON.stringify(value)), contentType })),
		},
		{
			weight: 1,
			arbitrary: fc
				.tuple(heavyBodies, type)
				.map(([make, contentType]) => ({ body: make(), contentType })),
		},
	);
}

/** Returns every form in which a secret would be readable in a text of ours. */
export const readable = (secret: string): string[] => [
	secret,
	encodeURIComponent(secret),
	new URLSearchParams({ secret }).toString().slice('secret='.length),
	JSON.stringify(secret).slice(1, -1),
];
