/** The triggers that get notifications of which a part cannot be read, byte for byte */
import type { INodePropertyOptions, INodeType } from 'n8n-workflow';

import { CiderPayTrigger } from '../../../nodes/CiderPay/CiderPayTrigger.node';
import { GmPayTrigger } from '../../../nodes/GmPay/GmPayTrigger.node';
import { PayAppTrigger } from '../../../nodes/PayApp/PayAppTrigger.node';
import { CREDENTIAL, KEYS as CIDER } from '../../support/ciderpay.webhook.mts';
import { KEYS as GMPAY } from '../../support/gmpay.webhook.mts';
import { deliverTo, KEYS, PAID, type How } from '../../support/webhook.mts';

type Values = Record<string, string>;

export interface Subject {
	trigger: INodeType;
	credential: Values;
	paid: Values;
	/** A purely informational field */
	memo: string;
	/** The fields that decide, and so must never be guessed */
	deciding: string[];
	json: boolean;
}

export const SUBJECTS: Array<[string, Subject]> = [
	[
		'PayApp',
		{
			trigger: new PayAppTrigger(),
			credential: KEYS,
			paid: { ...PAID, pay_memo: 'MEMO' },
			memo: 'pay_memo',
			deciding: ['userid', 'linkkey', 'linkval', 'mul_no', 'pay_state', 'price', 'currency'],
			json: false,
		},
	],
	[
		'CiderPay',
		{
			trigger: new CiderPayTrigger(),
			credential: CREDENTIAL,
			paid: { ...CIDER, paymentState: 'COMPLETE', orderNo: '000123', price: '1000', memo: 'MEMO' },
			memo: 'memo',
			deciding: ['memberID', 'feedbackToken', 'paymentState', 'orderNo', 'price'],
			json: true,
		},
	],
	[
		'GMPay',
		{
			trigger: new GmPayTrigger(),
			credential: GMPAY,
			paid: { ...GMPAY, paymentState: 'COMPLETE', orderNo: '000123', price: '1000', memo: 'MEMO' },
			memo: 'memo',
			deciding: ['memberId', 'feedbackToken', 'paymentState', 'orderNo', 'price'],
			json: true,
		},
	],
];

/** Writes a form, into whose text a test then puts bytes as Latin-1. */
export const formOf = (fields: Values): string => new URLSearchParams(fields).toString();
export const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Hands a body to the trigger, which is to tell every event. */
export async function hand({ trigger, credential }: Subject, body: Buffer, how: How = {}) {
	const events = trigger.description.properties.find(({ name }) => name === 'events');
	const all = (events?.options as INodePropertyOptions[]).map(({ value }) => String(value));
	return await deliverTo(
		trigger,
		{ credential, parameters: { events: all, options: {} } },
		body,
		how,
	);
}
