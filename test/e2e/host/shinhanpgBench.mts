import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';

import { Closing, type CredentialReference } from '../../../sandbox/demo/stage.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import { sleep } from '../../../sandbox/n8n/command.mts';
import type { StoredWorkflow, Workflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import type { CallName } from '../../../sandbox/shinhanpg/codes.mts';
import {
	findSecrets,
	listOfItems,
	node,
	noOp,
	openBench,
	publish,
	runWithItems,
	triggerNode,
	type Bench,
} from './bench.mts';
import { Buyer, Shop } from './shinhanWindow.mts';

export type Row = Record<string, unknown>;

export const CONFIRM: CallName = 'POST /v1.0/payments/confirm';
export const PAID = '결제가 완료되었습니다';
export const PENDING = '결제 결과를 확인하고 있습니다';

/** n8n, sandbox and credential of a test file that calls `openShinhanPg` */
export let bench: Bench;
export let credential: CredentialReference;
/** A published workflow that requests a payment per item */
export let asking: StoredWorkflow;

/** The shop and its buyer in a file that calls `openShop` too */
export let shop: Shop;
export let buyer: Buyer;

/** Closes what was opened, last first: the set-up may have failed halfway. */
const closing = new Closing();
let number = 0;

export const shinhan = () => bench.sandbox.shinhanpg;
export const credentialData = (): Row => ({
	...shinhan().merchant,
	baseUrl: shinhan().base,
	ip_addr: '203.0.113.10',
});

/** Opens a bench for the tests of a file; each begins with nothing paid. */
export function openShinhanPg(): void {
	beforeAll(async () => {
		bench = await openBench();
		closing.add(async () => await bench.close());
		credential = await bench.rest.createCredential('shinhanPgApi', 'Shinhan', credentialData());
		asking = await publish(bench, [...listOfItems(), request()]);
	}, 300_000);
	beforeEach(() => shinhan().reset());
	afterAll(async () => await closing.end());
}

/** Opens the shop's own pages, and a browser for the buyer; comes after `openShinhanPg`. */
export function openShop(): void {
	beforeAll(async () => {
		shop = await Shop.open();
		closing.add(async () => await shop.close());
		buyer = await Buyer.arrive();
		closing.add(async () => await buyer.leave());
	}, 300_000);
}

/** A Shinhan PG node with a Payment operation */
export function shinhanPg(name: string, operation: string, parameters: Row): WorkflowNode {
	return node(
		name,
		'n8n-nodes-korean-payments.shinhanPg',
		1,
		{ resource: 'payment', operation, ...parameters },
		{ credentials: { shinhanPgApi: credential } },
	);
}

/** Requests a payment per item with order_no, amount, and the trigger's URL in `back` */
function request(): WorkflowNode {
	return shinhanPg('Request', 'request', {
		pgcode: { __rl: true, mode: 'list', value: 'card' },
		card_cpny_cd: { __rl: true, mode: 'list', value: '' },
		pay_type: 1,
		user_id: 'buyer@example.com',
		user_name: '홍길동',
		order_no: '={{ $json.order_no }}',
		device_type: 2,
		amount: '={{ $json.amount }}',
		product_name: '꽃다발',
		return_url: '={{ $json.back }}?on=return',
		cancel_url: '={{ $json.back }}?on=cancel',
		fail_url: '={{ $json.back }}?on=fail',
		additionalFields: { custom_parameter: '회원 7 & "일곱"' },
	});
}

/** A Shinhan PG Trigger node; its default events are the editor's, less `confirmedBefore` */
export const trigger = (parameters: Row = {}): WorkflowNode =>
	triggerNode(
		'shinhanPgTrigger',
		{ shinhanPgApi: credential },
		{
			confirm: true,
			events: ['confirmed', 'confirmUnknown', 'virtualAccountIssued'],
			...parameters,
		},
	);

export const hearing = async (parameters?: Row): Promise<StoredWorkflow> =>
	await publish(bench, [trigger(parameters), noOp('Work')]);

/** Production URL of a workflow's trigger */
export function addressOf({ nodes }: Workflow): string {
	const { webhookId } = nodes.find(({ type }) => type.endsWith('.shinhanPgTrigger')) ?? {};
	return `${bench.rest.origin}/webhook/${webhookId}/shinhanpg`;
}

export interface Order {
	order_no: string;
	amount: number;
	/** Where the buyer pays */
	redirect_url: string;
}

/** Requests payment of a new order whose buyer returns to the workflow `back`. */
export async function order(back: Workflow, amount = 1500): Promise<Order> {
	number += 1;
	const asked = { order_no: `O-${Date.now()}-${number}`, amount, back: addressOf(back) };
	const execution = await runWithItems(bench, asking, [asked]);
	expect(execution.status).toBe('success');
	const { redirect_url } = outputOf(execution, 'Request');
	return { order_no: asked.order_no, amount, redirect_url: String(redirect_url) };
}

export const timesCalled = (name: CallName): number =>
	shinhan().calls.filter(({ call }) => call === name).length;
export const approved = () =>
	[...shinhan().payments.values()].map(({ order_no, amount }) => ({ order_no, amount }));
export const runs = async ({ id }: StoredWorkflow): Promise<number> =>
	(await bench.rest.executions(id)).length;

/** Returns the workflow's first event, and asserts that there was no other */
export async function onlyEvent(workflow: StoredWorkflow): Promise<Row> {
	const execution = await bench.rest.nthExecution(workflow.id, 1);
	// A surplus run could come late.
	await sleep(500);
	expect(await runs(workflow)).toBe(1);
	return outputOf(execution, 'Work');
}

export const shows = (title: string) => ({
	status: 200,
	text: expect.stringContaining(`<h1>${title}<`),
});

/** Looks for the merchant's keys in what n8n stored of this file's workflows, and in its log. */
export async function lookForSecrets() {
	const { paymentApiKey, searchApiKey } = shinhan().merchant;
	const encoded = encodeURIComponent(paymentApiKey);
	return await findSecrets(bench, { paymentApiKey, searchApiKey, encoded });
}
