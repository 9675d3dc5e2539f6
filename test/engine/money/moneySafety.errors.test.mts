/**
 * The rules of money safety, in n8n's own engine, against the sandbox over loopback: no secret in
 * an error, and what goes wrong in the node itself.
 */
import { describe, expect, it } from '@jest/globals';

import { bench, goods as items, openPayApp, REQUEST as parameters } from '../../support/payapp.mts';
import { atCall, REFUSE } from './moneySafety.mts';

openPayApp();

const sent = () => bench.requested();

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
	// n8n would show the execution as stopped by a person, and start no error workflow.
	it('a refusal that says "canceled" is a failure all the same', async () => {
		bench.payapp.switches.refuse = { errno: '70040', errorMessage: 'This payment is canceled' };
		const failed = await bench.run('payment.cancel', { mul_no: '123' }, items('A', 'B'));
		expect(failed.status).toBe('error');
		expect(failed.error.message).toContain('This payment is cancelled (code 70040) [item 0]');
	});

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
		expect(JSON.stringify(done.errorItems[0]?.json)).toContain("'Product Name'");
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
		atCall(bench, 2, REFUSE);
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
			expect(done.error.message).toContain("'Refund Type'");
		}
		expect(bench.sent('paycancel')).toEqual([]);
	});

	it('an answer to acknowledge with that an expression loses is refused', async () => {
		const done = await bench.run('notification.acknowledge', {
			answer: '={{ $json.nope ?? null }}',
		});
		expect(done.error.message).toContain("'Response'");
	});

	it('a long number is not changed without a word', async () => {
		const done = await bench.run('payment.cancel', { mul_no: '={{ 12345678901234567890 }}' });
		expect(done.error.message).toContain("'Payment Number'");
		expect(bench.sent('paycancel')).toEqual([]);
	});
});
