import { type Report, until } from '../n8n/command.mts';
import type { N8nRest } from '../n8n/rest.mts';
import type { Execution } from '../n8n/restTypes.mts';
import { payAsBuyer } from './buyer.mts';
import type { Examples } from './examples.mts';
import type { Sandbox } from './stage.mts';

/** Outcome of the story. */
export interface Ending {
	mulNo: string;
	amount: number;
	/** What the workflow notified of payments wrote. */
	receipt: { orderNo: unknown; amount: unknown; receipt: unknown };
	/** Each workflow's execution, with its data. */
	asked: Execution;
	paid: Execution;
}

const ORDER = { name: '홍길동', phone: '010-0000-0000', amount: 1000 };

/**
 * Plays the whole story over HTTP: someone submits the form, the buyer pays on the linked page,
 * PayApp notifies n8n, and the other workflow writes a receipt. Throws at the first step that does
 * not go as expected.
 */
export async function playStory(
	{ rest, sandbox }: { rest: N8nRest; sandbox: Sandbox },
	examples: Examples,
	report: Report,
): Promise<Ending> {
	report(`1. A form is sent in: ${ORDER.name}, ${ORDER.phone}, ${ORDER.amount} won`);
	const askedBefore = (await rest.executions(examples.ask.id)).length;
	const paidBefore = (await rest.executions(examples.paid.id)).length;
	const page = await submitForm(examples.form, [ORDER.name, ORDER.phone, String(ORDER.amount)]);

	const payUrl = /href="([^"]*\/pay\/[^"]*)"/.exec(page)?.[1];
	expectThat(payUrl, 'the page after the form to hold a link to the payment page');
	const asked = await rest.nthExecution(examples.ask.id, askedBefore + 1);
	expectSuccess(asked, 'the workflow that asks for a payment');
	const mulNo = String(outputOf(asked, 'Request a payment').mul_no);
	expectThat(payUrl.endsWith(`/${mulNo}`), `the link to lead to payment ${mulNo}: ${payUrl}`);
	report(`2. PayApp made payment ${mulNo}; the form shows the link ${payUrl}`);

	await payAsBuyer(payUrl);
	report(`3. The buyer paid ${ORDER.amount} won by card on that page`);

	const told = await until(`the notification of payment ${mulNo} to be answered`, () =>
		sandbox.payapp.notifications.find(
			(sent) => sent.mul_no === mulNo && sent.pay_state === '4' && sent.accepted,
		),
	);
	report(`4. PayApp told n8n (pay_state 4), and n8n answered ${told.status} "${told.answer}"`);

	const paid = await rest.nthExecution(examples.paid.id, paidBefore + 1);
	expectSuccess(paid, 'the workflow that hears of payments');
	const { orderNo, amount, receipt } = outputOf(paid, 'Receipt');
	expectThat(orderNo === mulNo, `the receipt to be for ${mulNo}, not ${String(orderNo)}`);
	expectThat(amount === ORDER.amount, `the receipt to say ${ORDER.amount}, not ${String(amount)}`);
	report(`5. The other workflow wrote: ${String(receipt)}`);
	return { mulNo, amount: ORDER.amount, receipt: { orderNo, amount, receipt }, asked, paid };
}

/** Returns a node's first output item in an execution. */
export function outputOf(execution: Execution, node: string): Record<string, unknown> {
	const json = execution.data?.resultData.runData[node]?.[0]?.data?.main?.[0]?.[0]?.json;
	expectThat(json, `the node "${node}" to have given an item`);
	return json;
}

/** Submits an n8n form as a browser does; returns the page it ends on. */
async function submitForm(address: string, values: string[]): Promise<string> {
	const shown = await fetch(address);
	expectThat(shown.ok, `the form at ${address} to open, not HTTP ${shown.status}`);
	const body = new FormData();
	values.forEach((value, index) => body.append(`field-${index}`, value));
	const sent = await fetch(address, { method: 'POST', body });
	const text = await sent.text();
	expectThat(sent.ok, `the form to be accepted, not HTTP ${sent.status}: ${text.slice(0, 300)}`);
	const { formWaitingUrl } = JSON.parse(text) as { formWaitingUrl?: string };
	expectThat(formWaitingUrl, `the form to say where it goes on: ${text.slice(0, 300)}`);
	// The browser polls the workflow's status until it waits at the next page.
	const status = new URL(formWaitingUrl);
	status.pathname += '/n8n-execution-status';
	await until('the workflow behind the form to reach its last page', async () => {
		const state = await (await fetch(status)).text();
		expectThat(!['error', 'crashed', 'canceled'].includes(state), 'the workflow not to fail');
		return state === 'form-waiting' || state === 'success';
	});
	const page = await (await fetch(formWaitingUrl)).text();
	// The page reports back on its own, which ends the workflow.
	await fetch(formWaitingUrl, { method: 'POST', body: new FormData() });
	return page;
}

function expectSuccess(execution: Execution, what: string): void {
	const { error } = execution.data?.resultData ?? {};
	expectThat(
		execution.status === 'success',
		`${what} to succeed, not ${execution.status}: ${error?.message ?? ''} ${error?.description ?? ''}`,
	);
}

/** Throws if something is not as expected, which ends the story. */
function expectThat(condition: unknown, what: string): asserts condition {
	if (!condition) throw new Error(`Expected ${what}`);
}
