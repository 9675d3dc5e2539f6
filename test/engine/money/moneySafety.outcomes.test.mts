import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { goods as items, PayAppBench, REQUEST as parameters } from '../../support/payapp.mts';

/** The six rules of money safety, in n8n's own engine, against the sandbox over loopback. */
let bench: PayAppBench;
beforeAll(async () => {
	bench = await PayAppBench.start();
});
beforeEach(() => {
	bench.payapp.reset();
	Reflect.deleteProperty(bench.payapp.calls, 'push');
});
afterAll(async () => await bench.sandbox.close());

const sent = () => bench.requested();
const mulNos = () => [...bench.payapp.requests.keys()];

/** Sets switches of the sandbox when the nth call from now arrives. */
function atCall(ordinal: number, fault: Partial<typeof bench.payapp.switches>): void {
	const { calls, switches } = bench.payapp;
	const last = calls.length + ordinal;
	calls.push = (...added) => {
		const length = Array.prototype.push.apply(calls, added);
		if (length === last) Object.assign(switches, structuredClone(fault));
		return length;
	};
}
const REFUSE = { refuse: { value: { errno: '70020', errorMessage: '상품명 오류' }, times: 1 } };
const DROP = { dropConnection: { value: true, times: 1 } };

describe('rule 1: writes go out in order, one at a time', () => {
	it('never has two calls under way at once, and keeps the order', async () => {
		bench.payapp.switches.latencyMs = 40;
		let most = 0;
		const watch = setInterval(() => {
			most = Math.max(most, bench.payapp.calls.filter(({ answer }) => answer === '').length);
		}, 2);
		const names = ['a', 'b', 'c', 'd', 'e', 'f'];
		const done = await bench.run('payment.request', parameters, items(...names));
		clearInterval(watch);
		expect(sent()).toEqual(names);
		expect(most).toBe(1);
		expect(done.json.map(({ mul_no }) => mul_no)).toEqual(mulNos());
		expect(done.items.map(({ pairedItem }) => pairedItem)).toEqual(
			names.map((_, item) => ({ item })),
		);
	});

	it('asks reads a few at once, and keeps the order', async () => {
		bench.payapp.switches.latencyMs = 60;
		let most = 0;
		const watch = setInterval(() => {
			most = Math.max(most, bench.payapp.calls.filter(({ answer }) => answer === '').length);
		}, 2);
		const done = await bench.run(
			'seller.checkId',
			{ userid: '={{ $json.name }}', resellerid: 'payappreseller' },
			items('shop1', 'shop2', 'shop3', 'shop4', 'shop5', 'shop6', 'shop7'),
		);
		clearInterval(watch);
		expect(most).toBe(3);
		expect(done.json.map(({ userid }) => userid)).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((number) => `shop${number}`),
		);
	});
});

describe('rule 2: each item ends in one of four ways, and the error says which', () => {
	it('refused: with the code, its meaning and what to do', async () => {
		Object.assign(bench.payapp.switches, {
			refuse: { errno: '70060', errorMessage: '권한이 없습니다' },
		});
		const { error } = await bench.run('payment.request', parameters, items('a'));
		expect(error.message).toContain('refused');
		expect(error.message).toContain('권한이 없습니다');
		expect(error.message).toContain('70060');
		expect(error.description).toContain('permission');
	});

	it('refused with a code that no document names: shown as it is', async () => {
		Object.assign(bench.payapp.switches, { refuse: { errno: '81234', errorMessage: '모름' } });
		const { error } = await bench.run('payment.request', parameters, items('a'));
		expect(error.message).toContain('81234');
		expect(error.message).toContain('모름');
	});

	it('not sent: nobody listens at the address', async () => {
		const { error } = await bench.run(
			'payment.request',
			parameters,
			items('a'),
			{},
			{
				baseUrl: 'http://127.0.0.1:9',
			},
		);
		expect(error.message).toContain('nothing was sent');
		expect(error.description).toContain('ECONNREFUSED');
	});

	it.each([
		['the connection is lost after acting', DROP],
		['the server answers 502', { httpStatus: 502 }],
		['the answer cannot be read', { brokenReply: true }],
		['the answer has no state', { replyWithoutState: true }],
		['no answer comes in time', { timeoutAfterActing: true }],
	])('unknown: %s', async (_, fault) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const { error } = await bench.run(
			'payment.request',
			{ ...parameters, options: { timeout: 1 } },
			items('a'),
		);
		expect(error.message).toContain('not known');
		expect(error.description).toContain('Look it up at PayApp');
		expect(bench.payapp.requests.size).toBe(1);
	});

	it('unknown for a call that moves money: says that money may have moved', async () => {
		const [made] = (await bench.run('payment.request', parameters, items('a'))).json;
		Object.assign(bench.payapp.switches, structuredClone(DROP));
		const { error } = await bench.run('payment.cancel', { mul_no: made?.mul_no as string });
		expect(error.description).toContain('Money may have moved');
	});

	it('unknown in a workflow that goes on: does not say that it stops, or how to go on', async () => {
		Object.assign(bench.payapp.switches, structuredClone(DROP));
		const { json } = await bench.run('payment.request', parameters, items('a'), {
			onError: 'continueRegularOutput',
		});
		const { description } = json[0]?.error as { description: string };
		expect(description).toContain("turn on 'Repeat After Unknown Outcome' if nothing happened.");
		expect(description).not.toMatch(/stops here|On Error/);
	});

	it('an error item carries how it ended, for workflows that go on', async () => {
		atCall(2, REFUSE);
		const { json, status } = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			onError: 'continueRegularOutput',
		});
		expect(status).toBe('success');
		expect(json[1]).toMatchObject({ name: 'b', error: { outcome: 'refused', code: '70020' } });
		expect(sent()).toEqual(['a', 'b', 'c']);
	});

	it('the error output gets the failed items, the other output the rest', async () => {
		atCall(2, REFUSE);
		const done = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			onError: 'continueErrorOutput',
		});
		expect(done.json).toHaveLength(2);
		expect(done.errorItems.map(({ json }) => json.error)).toMatchObject([{ outcome: 'refused' }]);
	});
});

describe('rule 3: a run that stops tells what happened to every item', () => {
	it('names what was made, what was refused and how many were not sent', async () => {
		atCall(3, REFUSE);
		const { error } = await bench.run(
			'payment.request',
			parameters,
			items('a', 'b', 'c', 'd', 'e'),
		);
		const [first, second] = mulNos();
		expect(error.message).toContain('[item 2]');
		expect(error.description).toContain(
			`Of 5 items: 2 succeeded (mul_no ${first}, mul_no ${second}), 1 refused, 2 not sent.`,
		);
	});

	it('sends nothing at all where any item is wrong', async () => {
		const { error } = await bench.run('payment.request', parameters, [
			{ name: 'a', price: 1000 },
			{ name: 'b', price: 0 },
			{ name: '', price: 1000 },
		]);
		expect(error.message).toContain("'Price' must be 1 or more [item 1]");
		expect(error.message).toContain("'Goods Name' is required [item 2]");
		expect(sent()).toEqual([]);
	});
});

describe('rule 4: no item is sent twice', () => {
	it('Retry On Fail sends only what was refused and what was not sent', async () => {
		atCall(2, REFUSE);
		const done = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			retryOnFail: true,
			maxTries: 3,
		});
		expect(done.status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
		expect(done.json.map(({ mul_no }) => mul_no)).toEqual(mulNos());
	});

	it('a retried execution does the same, from the saved data', async () => {
		atCall(2, REFUSE);
		const failed = await bench.run('payment.request', parameters, items('a', 'b', 'c'));
		expect(failed.status).toBe('error');
		const retried = await failed.retry();
		expect(retried.status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
		expect(retried.json.map(({ mul_no }) => mul_no)).toEqual(mulNos());
	});

	it('an expression that gives another value at each try does not make it a new item', async () => {
		atCall(2, REFUSE);
		const failed = await bench.run(
			'payment.request',
			{ ...parameters, additionalFields: { var1: '={{ Math.random() }}' } },
			items('a', 'b'),
		);
		expect((await failed.retry()).status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	it('Retry On Fail also re-runs a node that goes on after a failed first item: only that one is sent', async () => {
		atCall(1, REFUSE);
		const done = await bench.run('payment.request', parameters, items('a', 'b'), {
			onError: 'continueRegularOutput',
			retryOnFail: true,
			maxTries: 2,
		});
		expect(done.json.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(sent()).toEqual(['a', 'b', 'a']);
	});

	it('an unknown outcome is not repeated, neither by Retry On Fail nor by a retried execution', async () => {
		atCall(2, DROP);
		const failed = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			retryOnFail: true,
			maxTries: 3,
		});
		expect(failed.status).toBe('error');
		const retried = await failed.retry();
		expect(retried.status).toBe('error');
		expect(retried.error.description).toContain('An earlier try');
		expect(sent()).toEqual(['a', 'b']);
	});

	it.each([
		['a lost connection', DROP, 'connection was lost'],
		['a page of the server', { httpStatus: 502 }, '502'],
	])('every retry says why the outcome is not known: %s', async (_, fault, cause) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const failed = await bench.run('payment.request', parameters, items('a'));
		expect(failed.error.description).toContain(cause);
		const retried = await failed.retry();
		expect(retried.error.description).toContain('An earlier try');
		expect(retried.error.description).toContain(cause);
		expect((await retried.retry()).error.description).toBe(retried.error.description);
		expect(sent()).toEqual(['a']);
	});

	it('an unknown outcome is repeated once the user says so, and only that item', async () => {
		atCall(2, DROP);
		const failed = await bench.run('payment.request', parameters, items('a', 'b', 'c'));
		const retried = await failed.retry({
			parameters: { ...failed.setup.parameters, options: { repeatUnknown: true } },
		});
		expect(retried.status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
	});

	it('another operation of the same node is another thing to send', async () => {
		atCall(2, REFUSE);
		const failed = await bench.run('payment.request', parameters, items('a', 'b'));
		const [first] = mulNos();
		const retried = await failed.retry({
			parameters: { resource: 'payment', operation: 'cancel', mul_no: first },
		});
		expect(bench.sent('paycancel')).toHaveLength(2);
		expect(retried.json).toHaveLength(0);
	});

	it('keeps nothing in the execution when a run ends well', async () => {
		const done = await bench.run('payment.request', parameters, items('a', 'b'));
		expect(done.context).toEqual({});
		atCall(2, REFUSE);
		const failed = await bench.run('payment.request', parameters, items('c', 'd'));
		expect(Object.keys(failed.context)).toHaveLength(1);
		expect((await failed.retry()).context).toEqual({});
	});
});

describe('rule 5: nothing is sent again by itself', () => {
	it.each([
		['a refusal', REFUSE],
		['a lost connection', DROP],
		['an error of the server', { httpStatus: { value: 503, times: 1 } }],
		['HTTP 401', { refuse: REFUSE.refuse, refusalHttpStatus: 401 }],
	])('%s leads to one call', async (_, fault) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const { status } = await bench.run('payment.request', parameters, items('a'));
		expect(status).toBe('error');
		expect(sent()).toEqual(['a']);
	});
});

describe('rule 6: secrets stay secret', () => {
	it.each([
		['refused, with the keys repeated in the words', 'refuse'],
		['lost connection', 'dropConnection'],
		['broken reply with the keys in it', 'brokenReply'],
		['nobody listens', 'baseUrl'],
	])('%s: neither the output nor the stored execution holds a key', async (_, kind) => {
		const { linkkey, linkval } = bench.payapp.seller;
		const encoded = encodeURIComponent(linkkey);
		const words = `bad ${linkkey} and ${encoded} and ${linkval} for 12345678`;
		if (kind === 'refuse') {
			bench.payapp.switches.refuse = { errno: '70010', errorMessage: words };
		} else if (kind === 'brokenReply') bench.payapp.switches.brokenReply = words;
		else if (kind === 'dropConnection') bench.payapp.switches.dropConnection = true;
		for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
			const done = await bench.run(
				'payment.cancel',
				{ mul_no: '123' },
				[{}],
				{ onError },
				kind === 'baseUrl' ? { baseUrl: 'http://127.0.0.1:9' } : {},
			);
			for (const secret of [linkkey, encoded, linkval]) expect(done.stored).not.toContain(secret);
		}
	});

	it("a new seller's password is not in the error that repeats it", async () => {
		bench.payapp.switches.refuse = { errno: '70020', errorMessage: 'userpwd abcd1234 오류' };
		const failed = await bench.run('seller.register', {
			userid: 'newshop',
			userpwd: 'abcd1234',
			sellername: 'Shop',
			phone: '010-0000-0000',
			email: 'shop@example.com',
			username: 'Sample',
			resellerid: 'payappreseller',
		});
		expect(failed.error.message).toContain('userpwd *** 오류');
	});
});

describe('what goes wrong in the node itself', () => {
	const goesOn = ['continueRegularOutput', 'continueErrorOutput'] as const;

	it.each(goesOn)(
		'a credential that cannot be read makes no item look done (%s)',
		async (onError) => {
			const done = await bench.run(
				'payment.request',
				parameters,
				items('a', 'b'),
				{ onError },
				null,
			);
			const told = onError === 'continueErrorOutput' ? done.errorItems : done.items;
			expect(told.map(({ json }) => json.error)).toMatchObject([
				{ outcome: 'notSent' },
				{ outcome: 'notSent' },
			]);
			expect(done.items).toHaveLength(onError === 'continueErrorOutput' ? 0 : 2);
			expect(sent()).toEqual([]);
		},
	);

	it('a date that is none is refused by the name of its field', async () => {
		const done = await bench.run(
			'payment.request',
			{ ...parameters, goodname: '={{ new Date($json.nope) }}' },
			items('a'),
			{ onError: 'continueErrorOutput' },
		);
		expect(done.items).toEqual([]);
		expect(JSON.stringify(done.errorItems[0]?.json)).toContain("'Goods Name'");
		expect(sent()).toEqual([]);
	});

	it('a reply with `error` in it is no failure that Retry On Fail would repeat', async () => {
		bench.payapp.switches.brokenReply =
			'state=1&errorMessage=&mul_no=1&payurl=https%3A%2F%2Fpayapp.example%2F1&error=';
		const done = await bench.run('payment.request', parameters, items('a'), {
			retryOnFail: true,
			maxTries: 3,
		});
		expect(done.json[0]).toMatchObject({ mul_no: '1', replyError: '' });
		expect(sent()).toEqual(['a']);
	});

	it('an expression in the options repeats nothing', async () => {
		Object.assign(bench.payapp.switches, { dropConnection: true });
		const failed = await bench.run('payment.request', parameters, items('a'));
		const retried = await failed.retry({
			parameters: { ...failed.setup.parameters, options: { repeatUnknown: '={{ true }}' } },
		});
		expect(retried.status).toBe('error');
		expect(sent()).toEqual(['a']);
	});

	it('a wrong item on a retry does not say that nothing was sent', async () => {
		atCall(2, REFUSE);
		const failed = await bench.run('payment.request', parameters, items('a', 'b'));
		const retried = await failed.retry({
			parameters: {
				...failed.setup.parameters,
				goodname: "={{ $json.name === 'b' ? '' : $json.name }}",
			},
		});
		expect(retried.error.description).toContain('1 of 2 items had been sent');
		expect(retried.error.description).not.toContain('None of');
	});

	it('a refund in part whose choice an expression loses is not a refund in full', async () => {
		for (const part of [null, '']) {
			const done = await bench.run(
				'payment.cancel',
				{ mul_no: '2', partcancel: '={{ $json.part }}', cancelprice: 500 },
				[{ part }],
			);
			expect(done.error.message).toContain("'Refund'");
		}
		expect(bench.sent('paycancel')).toEqual([]);
	});

	it('an answer to acknowledge with that an expression loses is refused', async () => {
		const done = await bench.run('notification.acknowledge', {
			answer: '={{ $json.nope ?? null }}',
		});
		expect(done.error.message).toContain("'Answer'");
	});

	it('a long number is not changed without a word', async () => {
		const done = await bench.run('payment.cancel', { mul_no: '={{ 12345678901234567890 }}' });
		expect(done.error.message).toContain("'Payment Number'");
		expect(bench.sent('paycancel')).toEqual([]);
	});
});
