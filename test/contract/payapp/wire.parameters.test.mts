/**
 * Every documented PayApp parameter, from the field that the merchant fills in to the wire. The
 * table is in contract/payapp.mts and comes from the manual (payapp.txt) and PayApp's SDKs, as do
 * all expected values.
 */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { PayAppApi } from '../../../credentials/PayAppApi.credentials';
import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import {
	CALLS,
	choiceRows,
	CONDITIONS,
	decodeForm,
	encodedOf,
	entered,
	isEntered,
	isText,
	LITE,
	requiredRows,
	sourceOf,
	valuesOf,
	wireOf,
} from './table.mts';
import type { Call, Row } from './row.mts';
import { execute } from '../../support/engine.mts';
import type { Execution } from '../../support/engine.mts';
import { PayAppBench } from '../../support/payapp.mts';

let bench: PayAppBench;
beforeAll(async () => {
	bench = await PayAppBench.start();
});
beforeEach(() => bench.payapp.reset());
afterAll(async () => await bench.sandbox.close());

const ALL = [...CALLS, LITE];
const GO_ON = { onError: 'continueRegularOutput' } as const;

/** Returns the cases for `it.each`: one per documented parameter that `pick` selects. */
const cases = (calls: Call[], pick: (row: Row) => boolean) =>
	calls.flatMap((call) =>
		call.rows.filter(pick).map((row) => ({
			title: `${call.cmd} ${row.name}`,
			source: sourceOf(call, row),
			call,
			row,
		})),
	);

/** Returns what every call of a cmd carries besides what the user entered. */
const given = ({ rows }: Call) => rows.filter(({ as }) => as === 'credential' || as === 'constant');

/**
 * Returns the rows that the node adds. "checkretry on by default": it asks for retries wherever it
 * gives an address to notify. No refund (in full) is implied if only an open request is closed.
 */
function impliedBy(call: Call, rows: Row[]): Row[] {
	const names = rows.map(({ name }) => name);
	const chosen = call.rows.filter(
		({ name, unlessChosen }) =>
			unlessChosen !== undefined && !names.includes(name) && !names.includes('cancelmode'),
	);
	return [...chosen.map((row) => ({ ...row, given: row.unlessChosen })), ...retryOf(call, names)];
}

function retryOf(call: Call, names: string[]): Row[] {
	// If only integrators know the parameter, the node sends it only if it is chosen.
	const checkretry = call.rows.find(({ name, by }) => name === 'checkretry' && !by);
	return checkretry && names.includes('feedbackurl') && !names.includes('checkretry')
		? [{ ...checkretry, given: 'y' }]
		: [];
}

/** Returns all that has to go out for these values, sorted by wire name. */
const wireFor = (call: Call, rows: Row[]) =>
	[...given(call), ...rows.filter(isEntered), ...impliedBy(call, rows)]
		.map((row): [string, string] => [row.name, wireOf(row)])
		.sort(byName);

const byName = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : a > b ? 1 : 0);

describe('each documented parameter', () => {
	it.each(cases(CALLS, ({ as }) => as !== 'switch'))(
		'$title goes out by its name, exact, with nothing that was not asked for ($source)',
		async ({ call, row }) => {
			const values = valuesOf(call, ...(isEntered(row) ? [row] : []));
			await bench.run(call.operation, entered(values), [{}], GO_ON);

			expect(bench.payapp.calls).toHaveLength(1);
			const [{ body, method, contentType } = { body: '', method: '', contentType: '' }] =
				bench.payapp.calls;
			expect(method).toBe('POST');
			expect(contentType).toMatch(/^application\/x-www-form-urlencoded(; ?charset=utf-8)?$/i);
			expect(body.split('&')).toContain(`${row.name}=${encodedOf(row)}`);
			expect(decodeForm(body).sort(byName)).toEqual(wireFor(call, values));
		},
	);

	it.each(cases([LITE], () => true))(
		'$title reaches PayApp.call, exact, with nothing that was not asked for ($source)',
		async ({ call, row }) => {
			const values = valuesOf(call, ...(isEntered(row) ? [row] : []));
			const done = await bench.run(call.operation, entered(values));
			expect(Object.entries(checkoutOf(done).parameters).sort(byName)).toEqual(
				wireFor(call, values),
			);
			expect(bench.payapp.calls).toEqual([]);
		},
	);

	it.each(cases(ALL, ({ choices }) => choices !== undefined))(
		'$title goes out as each of its documented values ($source)',
		async ({ call, row }) => {
			const choices = choiceRows(row);
			const companions = COMPANIONS[row.name] ?? (() => false);
			const items = choices.map((choice) => ({ choice: choice.given }));
			for (const [index, choice] of choices.entries()) {
				const values = valuesOf(call, ...call.rows.filter(companions), choice);
				const parameters = entered(values, (one) =>
					one.name === row.name ? '={{ $json.choice }}' : one.given,
				);
				const done = await bench.run(
					call.operation,
					parameters,
					items.slice(index, index + 1),
					GO_ON,
				);
				expect(Object.fromEntries(sentBy(call, done)[0] ?? [])[row.name]).toBe(wireOf(choice));
			}
		},
	);
});

/** What some values of a choice require; n8n requires it for all if an expression chooses. */
const COMPANIONS: Record<string, (row: Row) => boolean> = {
	reqmode: ({ name }) => name === 'vccode',
	usertype: ({ must }) => must === '개인 필수' || must === '사업자 필수',
	rebillCycleType: ({ must }) => must === 'Month 필수' || must === 'Week 필수',
	partcancel: ({ must }) => must === '부분취소 필수',
};

/** Returns what went out, decoded: form bodies, or the parameters of each checkout page. */
function sentBy(call: Call, done: Execution): Array<Array<[string, string]>> {
	if (call === LITE) {
		return done.json.map((_, index) => Object.entries(checkoutOf(done, index).parameters));
	}
	return bench.payapp.calls.splice(0).map(({ body }) => decodeForm(body));
}

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
			const bodies = sentBy(call, done);
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

/** Look-ups go out a few at once; here one at a time, so that calls match items in order. */
const inOrder = ({ cmd }: Call): IDataObject =>
	cmd === 'useridCheck' ? { options: { concurrency: 1 } } : {};

const operationOf = ({ operation }: Call) => {
	const [resource, name] = operation.split('.');
	return { resource, operation: name };
};

/** A success with every field that the manual and the SDKs promise for any call */
const HOLDS_ALL =
	'state=1&errorMessage=&mul_no=2000&payurl=http%3A%2F%2Fpayapp.kr%2F000000000000&rebill_no=1&cashstno=1&userid=newseller&linkkey=k&linkval=v';

describe('each call', () => {
	it.each(CALLS)(
		'$cmd goes by POST to /oapi/apiLoad.html, as a form in ASCII bytes, once',
		async (call) => {
			const { seen, done } = await recorded(call, HOLDS_ALL);
			expect(done.status).toBe('success');
			expect(seen).toHaveLength(1);
			const [got] = seen;
			expect(got?.method).toBe('POST');
			expect(got?.url).toBe('/oapi/apiLoad.html');
			expect(got?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
			expect(Number(got?.headers['content-length'])).toBe(got?.body.length);
			expect(got?.headers.authorization).toBeUndefined();
			const text = got?.body.toString('latin1') ?? '';
			expect(text).toMatch(/^[A-Za-z0-9%+&=*\-._~]+$/);
			expect(decodeForm(text).sort(byName)).toEqual(wireFor(call, requiredRows(call)));
		},
	);

	it.each(CALLS)(
		'$cmd never carries the link value, and the link key only where asked for',
		async (call) => {
			const everything = call.rows.filter((row) => isEntered(row) && !isApart(row));
			await bench.run(call.operation, {
				...entered(valuesOf(call, ...everything)),
				options: { timeout: 30 },
			});
			const [{ body = '' } = {}] = bench.payapp.calls;
			const pairs = decodeForm(body);
			expect(pairs.sort(byName)).toEqual(wireFor(call, everything));
			const text = JSON.stringify(pairs);
			expect(text).not.toContain(bench.credential.linkval);
			expect(text.includes(bench.credential.linkkey)).toBe(
				call.rows.some(({ name }) => name === 'linkkey'),
			);
		},
	);

	/** Whether it does not combine with the rest; each such row is tested by itself. */
	const isApart = ({ name, must }: Row) =>
		must === '사업자 필수' ||
		must === 'Week 필수' ||
		['openpaytype', 'cancelmode', 'amount_vat', 'cancel_vat'].includes(name) ||
		/_taxfree$/.test(name);

	it('carries keys that were pasted with blanks or a line break without them', async () => {
		const { userid, linkkey } = bench.credential;
		const call = callOf('paycancel');
		await execute({
			type: new PayApp(),
			parameters: { ...operationOf(call), ...entered(requiredRows(call)) },
			items: [{}],
			credential: { ...bench.credential, userid: ` ${userid}`, linkkey: `${linkkey}\r\n` },
			settings: GO_ON,
		});
		const fields = Object.fromEntries(decodeForm(bench.payapp.calls[0]?.body ?? ''));
		expect(fields).toMatchObject({ userid, linkkey });
	});

	it('goes to api.payapp.kr by https, as errno 70001 demands', () => {
		const { properties } = new PayAppApi();
		expect(properties.find(({ name }) => name === 'baseUrl')?.default).toBe(
			'https://api.payapp.kr',
		);
	});
});

const callOf = (cmd: string): Call => {
	const call = CALLS.find((one) => one.cmd === cmd);
	if (!call) throw new RangeError(cmd);
	return call;
};

interface Seen {
	method: string | undefined;
	url: string | undefined;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** Runs a call with its required values against a bare HTTP server that gives this answer. */
async function recorded(call: Call, answer: string): Promise<{ seen: Seen[]; done: Execution }> {
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const { method, url, headers } = request;
			seen.push({ method, url, headers, body: Buffer.concat(parts) });
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.end(answer);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	try {
		const done = await execute({
			type: new PayApp(),
			parameters: { ...operationOf(call), ...entered(requiredRows(call)) },
			items: [{}],
			credential: { ...bench.credential, baseUrl: `http://127.0.0.1:${port}` },
		});
		return { seen, done };
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
}

describe('what PayApp answers', () => {
	it('to payrequest comes out: the number and the address of the payment page', async () => {
		// payapp.txt: 결제 요청– REST 방식, 응답 예제
		const answer = 'state=1&errorMessage=&mul_no=2000&payurl=http%3A%2F%2Fpayapp.kr%2F000000000000';
		const { done } = await recorded(callOf('payrequest'), answer);
		expect(done.json).toEqual([
			expect.objectContaining({ mul_no: '2000', payurl: 'http://payapp.kr/000000000000' }),
		]);
	});

	it('to paycancel comes out as done, with the number that was cancelled', async () => {
		const { done } = await recorded(callOf('paycancel'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ mul_no: '1234' })]);
	});

	it('to paycancelreq comes out as done, with the number it was asked for', async () => {
		const { done } = await recorded(callOf('paycancelreq'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ mul_no: '1234' })]);
	});

	it('to sellerRegist comes out: the ID and both keys of the new seller', async () => {
		const keys = { linkkey: 'a+b/c==', linkval: 'd e&f=' };
		const answer =
			'state=1&errorMessage=&userid=newshop&linkkey=a%2Bb%2Fc%3D%3D&linkval=d+e%26f%3D';
		const { done } = await recorded(callOf('sellerRegist'), answer);
		expect(done.json).toEqual([expect.objectContaining({ userid: 'newshop', ...keys })]);
	});

	it('to useridCheck tells whether the ID is free; a taken one is no error', async () => {
		const free = await recorded(callOf('useridCheck'), 'state=1&errorMessage=');
		expect(free.done.json).toEqual([expect.objectContaining({ available: true })]);
		const taken = `state=0&errorMessage=${encodeURIComponent('이미 사용중인 아이디입니다.')}`;
		const { done } = await recorded(callOf('useridCheck'), taken);
		expect(done.status).toBe('success');
		expect(done.json).toEqual([expect.objectContaining({ available: false })]);
	});

	it('to useridCheck is an error where the code says that the call itself failed', async () => {
		const { done } = await recorded(callOf('useridCheck'), 'state=0&errno=70060&errorMessage=no');
		expect(done.status).toBe('error');
		expect(done.error.message).toContain('70060');
	});

	it('to subidregist comes out as done, with the ID of the sub-account', async () => {
		const { done } = await recorded(callOf('subidregist'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ subuserid: 'kim01' })]);
	});

	it('to cashSt comes out: the number and the address of the receipt', async () => {
		const answer =
			'state=1&errorMessage=&cashstno=0012&cashsturl=http%3A%2F%2Fpayapp.kr%2Fc%3Fa%3D1';
		const { done } = await recorded(callOf('cashSt'), answer);
		expect(done.json).toEqual([
			expect.objectContaining({ cashstno: '0012', cashsturl: 'http://payapp.kr/c?a=1' }),
		]);
	});

	it('to cashStCn comes out as done, with the number of the receipt', async () => {
		const { done } = await recorded(callOf('cashStCn'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ cashstno: '0077' })]);
	});

	it('to rebillRegist comes out: the number and the page, and no payment', async () => {
		const answer = 'state=1&errorMessage=&rebill_no=0042&payurl=http%3A%2F%2Fpayapp.kr%2Fr%3Fa%3D1';
		const { done } = await recorded(callOf('rebillRegist'), answer);
		expect(done.json).toEqual([{ rebill_no: '0042', payurl: 'http://payapp.kr/r?a=1' }]);
	});

	it.each(['rebillCancel', 'rebillStop', 'rebillStart'])(
		'to %s comes out as done, with the number of the subscription',
		async (cmd) => {
			const { done } = await recorded(callOf(cmd), 'state=1&errorMessage=');
			expect(done.json).toEqual([expect.objectContaining({ rebill_no: '0042' })]);
		},
	);

	it('to billPay comes out: CSTURL as it is written, the price as a number, mul_no as text', async () => {
		const answer =
			'state=1&errorMessage=&CSTURL=http%3A%2F%2Fpayapp.kr%2Fc&price=50000&mul_no=0100';
		const { done } = await recorded(callOf('billPay'), answer);
		expect(done.json).toEqual([
			{ charged: true, CSTURL: 'http://payapp.kr/c', price: 50_000, mul_no: '0100' },
		]);
	});

	it('to billDelete comes out as done, without the key of the card', async () => {
		const { done } = await recorded(callOf('billDelete'), 'state=1&errorMessage=');
		expect(done.json).toEqual([{ deleted: true }]);
	});

	it('to paycancelreq comes out with what has to be paid back, and where to', async () => {
		const answer =
			'state=1&errorMessage=&cr_dpname=%ED%99%8D&paybackprice=10000&paybackbank=a+1-2&' +
			'partcancel=1&partprice=10000&cancel_taxable=9091&cancel_vat=909&cancel_taxfree=0';
		const { done } = await recorded(callOf('paycancelreq'), answer);
		expect(done.json).toEqual([
			expect.objectContaining({
				cr_dpname: '홍',
				paybackprice: 10_000,
				paybackbank: 'a 1-2',
				partcancel: '1',
				partprice: 10_000,
				cancel_taxable: 9091,
				cancel_vat: 909,
				cancel_taxfree: 0,
			}),
		]);
	});

	it.each(CALLS.filter(({ cmd }) => cmd !== 'useridCheck'))(
		'to $cmd with state 0 is an error with its errorMessage and its code',
		async (call) => {
			const words = '파라메터값을 확인하세요 & 다시';
			const answer = `state=0&errno=70020&errorMessage=${encodeURIComponent(words)}`;
			const { done } = await recorded(call, answer);
			expect(done.status).toBe('error');
			expect(done.error.message).toContain(words);
			expect(done.error.message).toContain('70020');
		},
	);

	it('is the same from the sandbox, from the request to its cancellation', async () => {
		const request = callOf('payrequest');
		const [made] = (await bench.run(request.operation, entered(requiredRows(request)))).json;
		expect(made).toMatchObject({ mul_no: [...bench.payapp.requests.keys()][0] });
		bench.payapp.pay(String(made?.mul_no));
		for (const cmd of ['paycancelreq', 'paycancel']) {
			const call = callOf(cmd);
			const done = await bench.run(call.operation, { mul_no: made?.mul_no });
			expect(done.json).toEqual([expect.objectContaining({ mul_no: made?.mul_no })]);
		}
		for (const [issued, cancelled] of [
			['cashSt', 'cashStCn'],
			['cashStRegist', 'cashStCancel'],
		] as const) {
			const issue = callOf(issued);
			const [receipt] = (await bench.run(issue.operation, entered(requiredRows(issue)))).json;
			expect(receipt).toMatchObject({ cashstno: [...bench.payapp.cashReceipts.keys()].at(-1) });
			const undo = entered(requiredRows(callOf(cancelled)));
			const undone = await bench.run('cashReceipt.cancel', {
				...undo,
				cashstno: receipt?.cashstno,
			});
			expect(undone.status).toBe('success');
		}
		for (const cmd of ['useridCheck', 'sellerRegist', 'useridCheck', 'subidregist']) {
			const call = callOf(cmd);
			expect((await bench.run(call.operation, entered(requiredRows(call)))).status).toBe('success');
		}
		expect(bench.payapp.calls.map(({ cmd, answer }) => [cmd, answer.slice(0, 7)])).toEqual([
			['payrequest', 'state=1'],
			['paycancelreq', 'state=1'],
			['paycancel', 'state=1'],
			['cashSt', 'state=1'],
			['cashStCn', 'state=1'],
			['cashStRegist', 'state=1'],
			['cashStCancel', 'state=1'],
			['useridCheck', 'state=1'],
			['sellerRegist', 'state=1'],
			['useridCheck', 'state=0'],
			['subidregist', 'state=1'],
		]);
	});

	it('takes a business as a seller, and a reseller under an agency', async () => {
		const call = callOf('sellerRegist');
		const business = valuesOf(call, ...requiredRows(call, 'business'));
		expect((await bench.run(call.operation, entered(business))).status).toBe('success');
		const reseller = entered(requiredRows(call));
		const done = await bench.run(call.operation, {
			...reseller,
			userid: 'newreseller',
			seller_type: 'reseller',
			resellerid: 'payappagency',
		});
		expect(done.status).toBe('success');
	});
});

describe('the table is complete:', () => {
	it.each(ALL)('$cmd has the same parameters in the manual and in the node', (call) => {
		const documented = call.rows
			.filter(isEntered)
			.map(({ name, as }) => ({ name, as: String(as) }));
		const offered = offeredBy(call)
			.filter(({ name }) => !NO_WIRE_NAMES.includes(name))
			.map(({ name, as }) => ({ name, as }));
		const sorted = (list: Array<{ name: string; as: string }>) =>
			list.sort((a, b) => byName([a.name, ''], [b.name, '']));
		expect(sorted(offered)).toEqual(sorted(documented));
	});

	it.each(cases(ALL, isEntered))(
		'$title is required in the node exactly where the manual says so ($source)',
		({ call, row }) => {
			const field = offeredBy(call).find(({ name }) => name === row.name);
			// 사용자입력: if left empty, the buyer fills it in (payapp.txt: 상품명, 결제요청 금액).
			const inManual = row.must !== undefined && row.must !== '필수 사용자입력';
			const required = inManual || row.demanded === true;
			expect(field?.required).toBe(required);
			expect(field?.shownFor).toEqual(CONDITIONS[row.must ?? '필수'] ?? {});
		},
	);

	it.each(cases(ALL, ({ choices }) => choices !== undefined))(
		'$title offers exactly the documented choices ($source)',
		({ call, row }) => {
			const documented = choiceRows(row).flatMap((choice) => choice.given ?? []);
			const field = offeredBy(call).find(({ name }) => name === row.name);
			// "any" leaves the parameter out (payapp.txt: payapp_paycancel.php, cancelmode empty).
			const offered = field?.choices.filter((choice) => choice !== 'any');
			expect([...new Set(offered)].sort()).toEqual([...new Set(documented)].sort());
		},
	);

	it('the node offers no further call', () => {
		const operations = new PayApp().description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map(
					(option) =>
						`${String(displayOptions?.show?.resource?.[0])}.${'value' in option ? String(option.value) : ''}`,
				),
			);
		expect(operations.sort()).toEqual(
			[...new Set(ALL.map(({ operation }) => operation)), 'notification.acknowledge'].sort(),
		);
	});
});

/** Settings of the page that the node makes, and the command switch: PayApp gets none of them. */
const NO_WIRE_NAMES = ['output', 'buttonText', 'scriptUrl', 'target', 'version'];

interface Offered {
	name: string;
	as: 'field' | 'additional';
	required: boolean;
	/** The choices under which it is shown */
	shownFor: Record<string, unknown>;
	choices: string[];
}

/** Returns the fields that the editor shows for an operation. */
function offeredBy(call: Call): Offered[] {
	const { resource, operation } = operationOf(call);
	return new PayApp().description.properties
		.filter(({ displayOptions, name, type }) => {
			const { show } = displayOptions ?? {};
			const here =
				show?.resource?.includes(resource ?? '') && show.operation?.includes(operation ?? '');
			return here && type !== 'notice' && name !== 'options';
		})
		.flatMap((field) =>
			field.name === 'additionalFields'
				? (field.options as INodeProperties[]).map((nested) => offered(nested, 'additional'))
				: [offered(field, 'field')],
		);
}

const offered = (field: INodeProperties, as: Offered['as']): Offered => ({
	name: field.name,
	as,
	required: field.required === true,
	shownFor: Object.fromEntries(
		Object.entries(field.displayOptions?.show ?? {}).filter(
			([name]) => !['resource', 'operation'].includes(name),
		),
	),
	choices: (field.options ?? []).flatMap((option) =>
		'value' in option ? [String(option.value)] : [],
	),
});

describe('a checkout page', () => {
	it('is whole, loads payapp-lite.js before its button and sends nothing itself', async () => {
		const done = await bench.run(LITE.operation, entered(requiredRows(LITE)));
		const html = htmlOf(done);
		expect(html).toMatch(/^<!DOCTYPE html>/i);
		expect(html).toMatch(/<\/html>\s*$/);
		expect(html).toMatch(/<meta charset="utf-8">/i);
		expect(html.indexOf('payapp-lite.js')).toBeLessThan(html.indexOf('<button'));
		// payapp.txt: 시작하기
		expect(checkoutOf(done).script).toMatch(
			/^https?:\/\/lite\.payapp\.kr\/public\/api\/payapp-lite\.js$/,
		);
		expect(checkoutOf(done).target).toBeUndefined();
		expect(bench.payapp.calls).toEqual([]);
	});

	it('opens the window where told (payapp.txt: .setTarget())', async () => {
		const parameters = { ...entered(requiredRows(LITE)), additionalFields: { target: '_self' } };
		expect(checkoutOf(await bench.run(LITE.operation, parameters)).target).toBe('_self');
	});

	it('lets the buyer type goods and price that are left empty (사용자입력)', async () => {
		const done = await bench.run(LITE.operation, { shopname: '좋은상점', goodname: '', price: '' });
		const { parameters } = checkoutOf(done);
		expect(parameters.goodname ?? '').toBe('');
		expect(parameters.price ?? '').toBe('');
		expect(parameters).toMatchObject({ userid: 'payapptest', shopname: '좋은상점' });
	});

	it('holds no secret of the merchant', async () => {
		const everything = LITE.rows.filter(isEntered);
		const html = htmlOf(await bench.run(LITE.operation, entered(everything)));
		const { linkkey, linkval } = bench.credential;
		for (const secret of [linkkey, linkval]) {
			expect(html).not.toContain(secret);
			expect(unescapeHtml(html)).not.toContain(secret);
		}
		expect(html).not.toMatch(/linkkey|linkval/);
	});

	it('that is a button has no page around it', async () => {
		const parameters = { ...entered(requiredRows(LITE)), output: 'button' };
		const html = htmlOf(await bench.run(LITE.operation, parameters));
		expect(html).not.toMatch(/<(html|head|body|!doctype)/i);
	});
});

const htmlOf = (done: Execution, index = 0): string => String(done.json[index]?.html);

interface Checkout {
	script: string | undefined;
	target: unknown;
	button: string;
	parameters: Record<string, string>;
}

/** Presses the page's button as a browser would, with a PayApp that records what it is told. */
function checkoutOf(done: Execution, index = 0): Checkout {
	if (done.run.data.resultData.error) throw done.run.data.resultData.error;
	const html = htmlOf(done, index);
	const [, attributes = '', text = ''] = /<button([^>]*)>([^<]*)<\/button>/.exec(html) ?? [];
	const onclick = unescapeHtml(/ onclick="([^"]*)"/.exec(attributes)?.[1] ?? '');
	const targets: unknown[] = [];
	const calls: string[] = [];
	const PayApp = {
		setTarget: (target: unknown) => targets.push(target),
		// Through JSON: the object comes from another realm.
		call: (parameters: unknown) => calls.push(JSON.stringify(parameters)),
	};
	// No other name is defined there: a value that became code would throw.
	runInNewContext(onclick, { PayApp });
	expect(calls).toHaveLength(1);
	expect(targets.length).toBeLessThan(2);
	return {
		script: unescapeHtml(/<script src="([^"]*)"><\/script>/.exec(html)?.[1] ?? ''),
		target: targets[0],
		button: unescapeHtml(text),
		parameters: JSON.parse(calls[0] ?? '') as Record<string, string>,
	};
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes HTML entities; throws on an unknown one: its ampersand was not escaped. */
const unescapeHtml = (text: string): string =>
	text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));?|&/gi, (all, decimal, hex, name) => {
		if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
		if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16));
		const character = NAMED[String(name)];
		if (character === undefined) throw new SyntaxError(`not escaped: ${String(all)}`);
		return character;
	});

/** Counts each tag of a page, including comments. */
function shapeOf(html: string): Record<string, number> {
	const shape: Record<string, number> = {};
	for (const [, tag = ''] of html.matchAll(/<(\/?[a-z0-9]+|!--|!doctype|[^a-z])/gi)) {
		shape[tag.toLowerCase()] = (shape[tag.toLowerCase()] ?? 0) + 1;
	}
	return shape;
}
