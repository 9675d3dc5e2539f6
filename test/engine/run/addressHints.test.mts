/** A notification URL with which no workflow would start is no error, but the editor says so. */
import { expect, it } from '@jest/globals';

import { bench, goods, openPayApp } from '../../support/payapp.mts';

openPayApp();

const REQUEST = { goodname: '={{ $json.name }}', price: 1000, recvphone: '010-0000-0000' };
const TEST_URL = 'https://n8n.example.com/webhook-test/0f9b6a3e/payapp';

it('is shown once for all items that go out', async () => {
	const parameters = { ...REQUEST, feedbackurl: TEST_URL };
	const done = await bench.run('payment.request', parameters, goods('A', 'B', 'C'));
	expect(done.status).toBe('success');
	expect(bench.payapp.calls).toHaveLength(3);
	expect(done.stored.split('is a test URL')).toHaveLength(2);
});

it('is shown for no production URL', async () => {
	const feedbackurl = TEST_URL.replace('webhook-test', 'webhook');
	const done = await bench.run('payment.request', { ...REQUEST, feedbackurl }, goods('A'));
	expect(done.stored).not.toContain('outputPane');
});
