/** Whom the sandbox notifies: this machine and the hosts that the user named. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createSandbox, type Sandbox } from '../../sandbox/index.mts';
import { startHookServer } from '../support/hookServer.mts';

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await createSandbox()));
afterEach(async () => await sandbox.close());

async function ordered(feedbackurl: string): Promise<string> {
	const fields = { cmd: 'payrequest', userid: 'payapptest', goodname: '꽃다발', price: '1000' };
	const body = new URLSearchParams({ ...fields, recvphone: '01000000000', feedbackurl });
	const reply = await fetch(sandbox.payapp.apiUrl, { method: 'POST', body });
	return new URLSearchParams(await reply.text()).get('mul_no') ?? '';
}

describe('notifications', () => {
	const FOREIGN = [
		'http://169.254.169.254/latest/meta-data/',
		'http://[fe80::1]/',
		'http://10.0.0.1/',
		'http://192.168.0.1/',
		'http://0.0.0.0:1/',
		'http://evil.example/',
		'http://127.0.0.1.evil.example/',
		'http://localhost@evil.example/',
		'http://127.0.0.1:80@169.254.169.254/',
		'http://2852039166/',
		'http://[::ffff:169.254.169.254]/',
	];

	it.each(FOREIGN)('do not go to %s', async (feedbackurl) => {
		const { payapp } = sandbox;
		const mul_no = await ordered(feedbackurl);
		payapp.switches.commonFeedbackUrl = feedbackurl;
		payapp.pay(mul_no);
		await payapp.idle();
		expect(payapp.notifications).toHaveLength(2);
		for (const one of payapp.notifications) {
			expect(one).toMatchObject({ status: null, accepted: false });
			expect(one.error).toContain('--allow-host');
		}
	});

	it.each(['127.0.0.1', 'localhost', '2130706433'])('go to this machine as %s', async (name) => {
		const shop = await startHookServer(() => ({ body: 'SUCCESS' }));
		const feedbackurl = `http://${name}:${new URL(shop.origin).port}/`;
		const mul_no = await ordered(feedbackurl);
		sandbox.payapp.pay(mul_no);
		await sandbox.payapp.idle();
		await shop.close();
		expect(sandbox.payapp.notifications).toMatchObject([{ status: 200, accepted: true }]);
	});

	it('go to a host that the user named: it is tried', async () => {
		await sandbox.close();
		sandbox = await createSandbox({ hosts: ['n8n.invalid'] });
		const mul_no = await ordered('http://n8n.invalid/');
		sandbox.payapp.pay(mul_no);
		await sandbox.payapp.idle();
		expect(sandbox.payapp.notifications[0]?.error).toMatch(/n8n\.invalid/);
	});

	it('of GMPay and CiderPay neither, also where the address has no scheme', async () => {
		const { gmpay, ciderpay } = sandbox;
		const { memberId } = gmpay.account;
		const order = { memberId, totalPrice: 1000, goodName: '꽃', mobile: '01000000000' };
		const ask = async (url: string, body: object) =>
			(await (
				await fetch(url, {
					method: 'POST',
					headers: {
						'content-type': 'application/json',
						devID: ciderpay.account.devID,
						devToken: ciderpay.account.devToken,
					},
					body: JSON.stringify(body),
				})
			).json()) as Record<string, string>;
		const feedbackUrl = 'http://169.254.169.254/';
		const { orderNo = '' } = await ask(`${gmpay.base}/oapi/payment/request`, {
			...order,
			feedbackUrl,
		});
		gmpay.pay(orderNo);
		await gmpay.idle();
		const { memberID } = ciderpay.account;
		const { payUniqueNo = '' } = await ask(`${ciderpay.base}/oapi/payment/request`, {
			memberID,
			price: 1000,
			goodName: '꽃',
			mobile: '01000000000',
			smsuse: 'N',
			feedbackurl: '169.254.169.254/hook',
		});
		ciderpay.payRequest(payUniqueNo);
		await ciderpay.idle();
		const told = [...gmpay.notifications, ...ciderpay.notifications];
		expect(told).toHaveLength(2);
		for (const { status, error } of told) {
			expect(status).toBeNull();
			expect(error).toContain('--allow-host');
		}
	});
});
