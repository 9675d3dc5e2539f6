import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { publishExamples, type Examples } from '../../../sandbox/demo/examples.mts';
import { outputOf, playStory } from '../../../sandbox/demo/story.mts';
import { openBench, type Bench } from './bench.mts';

describe('the demo story in a real n8n', () => {
	let bench: Bench;
	let examples: Examples;

	beforeAll(async () => {
		bench = await openBench();
		examples = await publishExamples(process.cwd(), bench.rest, bench.credential);
	}, 300_000);

	afterAll(async () => {
		await bench.close();
	});

	it('asks for a payment by a form, is paid, and writes a receipt', async () => {
		const steps: string[] = [];
		const { mulNo, receipt, asked, paid } = await playStory(bench, examples, (step) => {
			steps.push(step);
		});
		expect(steps).toHaveLength(5);
		expect(receipt).toMatchObject({ orderNo: mulNo, amount: 1000 });
		expect(outputOf(paid, 'Payment notification')).toMatchObject({
			provider: 'payapp',
			event: 'paid',
			eventId: `payapp:${mulNo}:4`,
			orderNo: mulNo,
			amount: 1000,
			currency: 'KRW',
			buyer: { phone: '01000000000' },
			custom: { var1: asked.id, var2: '홍길동' },
		});
	}, 60_000);

	it('sends PayApp what the form said, the phone number without hyphens', () => {
		const [call] = bench.sandbox.payapp.calls;
		expect(Object.fromEntries(call?.fields ?? [])).toMatchObject({
			cmd: 'payrequest',
			userid: bench.sandbox.payapp.seller.userid,
			goodname: 'Order of 홍길동',
			price: '1000',
			recvphone: '01000000000',
			feedbackurl: examples.notify,
			smsuse: 'n',
		});
	});
});
