/** What the editor says about a notification URL with which no workflow would start. */
import { describe, expect, it } from '@jest/globals';

import { addressHints } from '../../../nodes/core/execution/addressHints';

const NOTIFIED = { fields: ['feedbackurl', 'failurl'], path: 'payapp' };
const hintsOf = (...addresses: unknown[]) =>
	addressHints(
		'PayApp',
		NOTIFIED,
		addresses.map((feedbackurl) => ({ feedbackurl }) as never),
	);

const UUID = '0f9b6a3e-0000-4000-8000-000000000000';

describe('a notification URL', () => {
	it.each([
		`https://n8n.example.com/webhook/${UUID}/payapp`,
		`https://n8n.example.com:8443/sub/webhook/${UUID}/payapp?a=1`,
		undefined,
		42,
		'no address',
	])('%s gets no hint', (address) => {
		expect(hintsOf(address)).toEqual([]);
	});

	it.each([
		[`https://n8n.example.com/webhook-test/${UUID}/payapp`, 'is a test URL'],
		[`http://localhost:5678/webhook-test/${UUID}/payapp`, 'is a test URL'],
		[`http://localhost:5678/webhook/${UUID}/payapp`, "PayApp cannot reach 'localhost'"],
		[`https://n8n/webhook/${UUID}/payapp`, "PayApp cannot reach 'n8n'"],
		[`https://192.168.0.10/webhook/${UUID}/payapp`, 'WEBHOOK_URL'],
		[`https://10.1.2.3/webhook/${UUID}/payapp`, 'WEBHOOK_URL'],
		[`https://172.16.0.1/webhook/${UUID}/payapp`, 'WEBHOOK_URL'],
		[`https://[::1]/webhook/${UUID}/payapp`, 'WEBHOOK_URL'],
		[`https://n8n.local/webhook/${UUID}/payapp`, 'WEBHOOK_URL'],
		[`http://n8n.example.com/webhook/${UUID}/payapp`, 'Use https'],
		['https://shop.example.com/hook', 'is not the URL of a PayApp Trigger'],
	])('%s: %s', (address, words) => {
		expect(hintsOf(address)).toEqual([expect.stringContaining(words)]);
	});

	it.each(['172.32.0.1', '11.0.0.1', '203.0.113.10'])('at %s can be reached', (host) => {
		expect(hintsOf(`https://${host}/webhook/${UUID}/payapp`)).toEqual([]);
	});

	it('gets each hint once, whatever the number of items, and shows no query', () => {
		const address = `https://n8n.example.com/webhook-test/${UUID}/payapp?secret=TEST-secret`;
		const hints = hintsOf(...Array<string>(100).fill(address));
		expect(hints).toHaveLength(1);
		expect(hints.join()).not.toContain('TEST-secret');
	});

	it('of this machine is right for a simulated provider on it', () => {
		const feedbackurl = 'http://localhost:5678/webhook/0f9b6a3e/payapp';
		expect(addressHints('PayApp', NOTIFIED, [{ feedbackurl }], 'http://127.0.0.1:4010')).toEqual(
			[],
		);
		expect(
			addressHints('PayApp', NOTIFIED, [{ feedbackurl }], 'https://api.payapp.kr'),
		).not.toEqual([]);
	});

	it('is looked at in every field that takes one', () => {
		const failurl = 'http://localhost/payapp';
		expect(addressHints('PayApp', NOTIFIED, [{ failurl }])).toHaveLength(1);
	});
});
