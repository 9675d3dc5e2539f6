import { describe, expect, it } from '@jest/globals';

import type { Execution } from '../../support/engine.mts';
import type { Setup } from '../../support/setup.mts';
import {
	bench,
	GO_ON,
	goods as items,
	openPayApp,
	REQUEST as parameters,
} from '../../support/payapp.mts';

/** The node as a tool of an AI Agent: each call is its own run, and the model may ask again. */
openPayApp();

const sent = () => bench.requested();
const DROP = { dropConnection: { value: true, times: 1 } };

async function called(names: string[], more: Partial<Setup> = {}) {
	const [first = '', ...others] = names;
	return await bench.begin('payment.request', parameters, items(first), {
		isTool: true,
		moreCalls: others.map((name) => items(name)),
		settings: GO_ON,
		...more,
	});
}

/** Returns what the model reads of each call: "done", or the error's message alone. */
const told = ({ run }: Execution): string[] =>
	(run.data.resultData.runData.Node ?? []).map(({ data }) => {
		const json = data?.main?.[0]?.[0]?.json;
		return json?.error ? (json.error as { message: string }).message : 'done';
	});

describe('a tool whose answer was lost', () => {
	it('is not sent again when the model asks the same again; the message alone says what to do', async () => {
		Object.assign(bench.payapp.switches, structuredClone(DROP));
		const done = await (await called(['a', 'a', 'b', 'a'])).ended;
		expect(sent()).toEqual(['a', 'b']);
		const [first, second, other, third] = told(done);
		expect(other).toBe('done');
		for (const message of [first, second, third]) {
			expect(message).toMatch(/not known whether PayApp carried out 'Request payment'/);
			expect(message).toMatch(/it may have: do not send it again before a person has looked it up/);
		}
	});

	it('is not sent again by a retry, whatever n8n kept', async () => {
		Object.assign(bench.payapp.switches, structuredClone(DROP));
		const begun = await called(['a']);
		const done = await begun.ended;
		for (const retried of [await done.retryOfCaller(), await begun.retryOfLost()]) {
			expect(told(retried).at(-1)).toMatch(/not known/);
		}
		expect(sent()).toEqual(['a']);
	});
});

describe('a tool that went through', () => {
	it('is not sent again when the very same is asked for, and the model is told; other values are', async () => {
		const done = await (await called(['a', 'a', 'b'])).ended;
		const [first, again, other] = (done.run.data.resultData.runData.Node ?? []).map(
			({ data }) => data?.main?.[0]?.[0]?.json ?? {},
		);
		expect(again).toEqual({ ...first, notice: expect.stringMatching(/not sent again/) });
		expect(other).not.toHaveProperty('notice');
		expect(sent()).toEqual(['a', 'b']);
	});

	it('gives that result where the agent is retried, too, and sends what was not sent', async () => {
		const done = await (await called(['a'])).ended;
		const again = await done.retryOfCaller();
		expect(again.json).toEqual([
			{ ...done.json[0], notice: expect.stringMatching(/not sent again/) },
		]);
		expect(sent()).toEqual(['a']);
		await done.retryOfCaller(items('b'));
		expect(sent()).toEqual(['a', 'b']);
	});

	it('is not sent again where n8n kept nothing of it, neither with those values nor with others', async () => {
		const begun = await called(['a']);
		await begun.ended;
		for (const name of ['a', 'A bouquet', 'a']) {
			const retried = await begun.retryOfLost({ items: items(name) });
			expect(told(retried).at(-1)).toMatch(/not known/);
		}
		expect(sent()).toEqual(['a']);
	});
});

it('a refused tool call may be asked for again', async () => {
	bench.payapp.switches.refuse = {
		value: { errno: '70020', errorMessage: '상품명 오류' },
		times: 1,
	};
	const [first, second] = told(await (await called(['a', 'a'])).ended);
	expect(first).toMatch(/refused.*70020/);
	expect(second).toBe('done');
	expect(sent()).toEqual(['a', 'a']);
});

it('the same asked for in the name of another account is another thing', async () => {
	const userids = ['payapptest', 'shop2'];
	let calls = 0;
	const begun = await called(['a', 'a'], {
		credentialOf: () => ({ ...bench.credential, userid: userids[calls++] }) as never,
	});
	await begun.ended;
	const names = bench.fieldsOf('payrequest').map(({ userid }) => userid);
	expect(names).toEqual(userids);
});
