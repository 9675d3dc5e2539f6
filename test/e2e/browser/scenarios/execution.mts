import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { readExample } from '../../../../sandbox/demo/examples.mts';
import { keepScreenshot, renewReadmeImage } from '../artefacts.mts';
import type { Desk } from '../desk.mts';
import { formsOfSecrets, payAppProvider } from '../providers.mts';
import { flowers, manualTrigger, requestAtPayApp, store, unique } from '../workflows.mts';

/** Running a step and a whole workflow from the editor. */
export function execution(desk: () => Desk): void {
	describe('a payment request run from its panel', () => {
		beforeAll(async () => {
			const { bench, editor } = desk();
			const { id } = await store(bench, 'Ask for a payment', [manualTrigger(), flowers(bench)]);
			await editor.openWorkflow(id);
			await editor.openNode('Request payment');
		});

		afterEach(async () => {
			const { bench, editor } = desk();
			const page = await editor.page.content();
			for (const secret of formsOfSecrets(bench, payAppProvider))
				expect(page.includes(secret)).toBe(false);
			await editor.dismissToasts();
		});

		it('gives mul_no and payurl', async () => {
			const { bench, editor } = desk();
			const { payapp } = bench.sandbox;
			await editor.get('node-execute-button').click();
			await editor.output.getByText('payurl').first().waitFor();
			const [number = ''] = payapp.requests.keys();
			const text = await editor.output.innerText();
			expect(text).toContain(number);
			expect(text).toContain(`${payapp.base}/pay/${number}`);
			await editor.dismissToasts();
			await keepScreenshot('request-executed', editor.page);
			await renewReadmeImage('payment-request', editor.page, {
				[`${payapp.base}/pay`]: 'https://payapp.example.com/pay',
			});
		});

		it('that PayApp refuses shows what PayApp says, what to do, and no keys', async () => {
			const { bench, editor } = desk();
			const { switches, seller } = bench.sandbox.payapp;
			const errorMessage = `연동KEY 오류 ${seller.linkkey}`;
			switches.refuse = { value: { errno: '70010', errorMessage }, times: 1 };
			await editor.get('node-execute-button').click();
			await editor.get('node-error-message').waitFor();
			expect(await editor.get('node-error-message').innerText()).toMatch(
				/PayApp refused 'Request payment': 연동KEY 오류 .*\(code 70010\)/,
			);
			expect(await editor.get('node-error-description').innerText()).toMatch(
				/Compare both with Settings .*> Integration .*on the PayApp seller site/,
			);
			for (const details of ['From PayApp', 'Other info']) {
				await editor.output.getByText(details).click();
			}
			await keepScreenshot('request-refused', editor.page);
		});

		it('with a wrong value names the field and sends nothing', async () => {
			const { bench, editor } = desk();
			bench.sandbox.payapp.reset();
			await editor.field('recvphone').fill('no number');
			await editor.get('node-execute-button').click();
			await editor.get('node-error-message').getByText("'Buyer Mobile Phone'").waitFor();
			expect(await editor.get('node-error-description').innerText()).toMatch(/Nothing was sent/);
			expect(bench.sandbox.payapp.calls).toEqual([]);
			await keepScreenshot('request-invalid', editor.page);
		});
	});

	it('the example workflow runs from the notification to the receipt', async () => {
		const { bench, editor } = desk();
		const example = readExample(process.cwd(), 'paid-write-a-receipt');
		const webhookId = unique();
		const paid = await bench.rest.createWorkflow({
			...example,
			nodes: example.nodes.map((node) =>
				node.credentials
					? { ...node, webhookId, credentials: { payAppApi: bench.credential } }
					: node,
			),
		});
		await editor.openWorkflow(paid.id);
		await editor.get('execute-workflow-button').last().click();
		await editor.page
			.getByText(/Waiting for .*(trigger|notification)/i)
			.first()
			.waitFor();
		const url = `${bench.rest.origin}/webhook-test/${webhookId}/payapp`;
		const number = await requestAtPayApp(bench, url, { var2: '홍길동' });
		bench.sandbox.payapp.pay(number);
		await editor.node('Receipt').locator('[data-test-id="canvas-node-status-success"]').waitFor();
		await editor.dismissToasts();
		await keepScreenshot('workflow-executed', editor.page);
		await renewReadmeImage('workflow-executed', editor.page, {});
		await editor.openNode('Receipt');
		await editor.output.getByText('Receipt for 홍길동').first().waitFor();
		expect(await editor.output.innerText()).toContain(number);
		await keepScreenshot('receipt', editor.page);
		await editor.closeNode();
	}, 120_000);
}
