import { randomUUID } from 'node:crypto';

import type { Workflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { paid } from '../endurance/messages.mts';
import { inARow, node } from '../../e2e/host/bench.mts';
import { DEPOSIT_SECRET, type Stage } from './stage.mts';

/** One genuine notification and the trigger that takes it. */
export interface Notice {
	title: string;
	trigger: WorkflowNode;
	/** The trigger's path below its webhook ID, with its URL's query */
	path: string;
	body: string;
	contentType: string;
}

const FORM = 'application/x-www-form-urlencoded';

/** Returns a notification per provider, as its manual draws it, that starts the workflow. */
export function notices({ sandbox, credentials }: Stage): Notice[] {
	const { payapp, ciderpay, gmpay } = sandbox;
	const trigger = (name: keyof Stage['credentials'], parameters: Record<string, unknown>) =>
		node('Trigger', `n8n-nodes-korean-payments.${name}Trigger`, 2, parameters, {
			credentials: credentials[name],
			webhookId: randomUUID(),
		});
	const form = (fields: Record<string, string | undefined>) =>
		new URLSearchParams(fields as Record<string, string>).toString();
	const atOnce = { acknowledge: 'atOnce', options: {} };
	return [
		{
			title: 'PayApp Trigger',
			trigger: trigger('payApp', { events: ['paid'], ...atOnce }),
			path: 'payapp',
			contentType: FORM,
			body: paid(payapp.seller, 123_456_789).body,
		},
		{
			title: 'CiderPay Trigger',
			trigger: trigger('ciderPay', { events: ['paymentCompleted'], ...atOnce }),
			path: 'ciderpay',
			contentType: FORM,
			body: form({
				memberID: ciderpay.account.memberID,
				feedbackToken: ciderpay.account.feedbackToken,
				goodName: '꽃다발',
				price: '1000',
				recvPhone: '01000000000',
				paymentState: 'COMPLETE',
				orderNo: '0001234',
				payType: 'CARD',
				var1: 'order-1',
			}),
		},
		{
			title: 'GMPay Trigger',
			trigger: trigger('gmPay', { events: ['paymentCompleted'], ...atOnce }),
			path: 'gmpay',
			contentType: 'application/json',
			body: JSON.stringify({
				memberId: gmpay.account.memberId,
				feedbackToken: gmpay.account.feedbackToken,
				goodName: '꽃다발',
				price: 1000,
				customerPhone: '01000000000',
				paymentState: 'COMPLETE',
				orderNo: '0001234',
				payMethod: 'CARD',
				var1: 'order-1',
			}),
		},
		{
			title: 'Shinhan PG Trigger',
			trigger: trigger('shinhanPg', {
				confirm: true,
				events: ['depositNotice'],
				options: {},
			}),
			path: `shinhanpg?on=deposit&secret=${DEPOSIT_SECRET}`,
			contentType: FORM,
			body: form({ order_no: 'ORDER-1', amount: '1000', tid: 'tpay_test1' }),
		},
	];
}

/** The built-in Webhook node, checking a header against its own credential. */
export function webhook(credential: { id: string; name: string }): WorkflowNode {
	return node(
		'Trigger',
		'n8n-nodes-base.webhook',
		2,
		{
			httpMethod: 'POST',
			path: randomUUID(),
			authentication: 'headerAuth',
			responseMode: 'onReceived',
			options: {},
		},
		{ credentials: { httpHeaderAuth: credential }, webhookId: randomUUID() },
	);
}

/** A workflow that only starts and stores nothing, so that the trigger alone is measured. */
export function starting(trigger: WorkflowNode): Workflow {
	const nodes = [trigger, node('Work', 'n8n-nodes-base.noOp', 1, {})];
	return {
		name: `bench ${randomUUID()}`,
		nodes,
		connections: inARow(nodes),
		settings: {
			executionOrder: 'v1',
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
		},
	};
}
