import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { choicesOf } from '../../../nodes/core/fields/checkField';
import { ShinhanPg } from '../../../nodes/ShinhanPg/ShinhanPg.node';
import { ShinhanPgTrigger } from '../../../nodes/ShinhanPg/ShinhanPgTrigger.node';
import { resources } from '../../../nodes/ShinhanPg/operations';
import { TERMS } from '../../../nodes/ShinhanPg/fields/terms';
import { CONFIRMING_EVENTS, HANDING_EVENTS } from '../../../nodes/ShinhanPg/trigger/events';
import * as tables from '../../../sandbox/shinhanpg/tables.mts';
import { itHasItsTerms } from '../../support/terms.mts';

/** The manual's tables by operation, and what no panel asks for: the key's parts and constants */
const SIGNED = ['client_id', 'param_ispt_hash'];
const DOCUMENTED: Array<[operation: string, table: tables.Table, others: string[]]> = [
	['payment.request', tables.requestTable('card'), SIGNED],
	[
		'payment.requestPersonalWindow',
		tables.requestTable('selpay'),
		[...SIGNED, 'pgcode', 'pay_type'],
	],
	[
		'payment.requestCorporateWindow',
		tables.requestTable('bizselpay'),
		[...SIGNED, 'pgcode', 'pay_type', 'device_type'],
	],
	['payment.confirm', tables.CONFIRM, SIGNED],
	['payment.cancel', tables.CANCEL_ALL, SIGNED],
	['payment.cancelPartially', tables.CANCEL_PART, SIGNED],
	// It is sent once more as `amount`, which is not in the manual.
	['payment.getReceipt', tables.RECEIPT, [...SIGNED, 'amount']],
	['payment.get', tables.CONFIRM_INFO, SIGNED],
	['cardCompany.getAll', tables.BY_PGCODE, SIGNED],
	['terms.getAll', tables.BY_PGCODE, SIGNED],
];

itHasItsTerms({
	resources,
	events: [...CONFIRMING_EVENTS, ...HANDING_EVENTS],
	terms: TERMS,
	documented: DOCUMENTED.flatMap(([operation, table, others]) =>
		Object.keys(table)
			.filter((name) => !others.includes(name))
			.map((name) => ({ operation, name })),
	),
});

describe('the panels', () => {
	const all = (field: INodeProperties): INodeProperties[] =>
		'options' in field && field.type === 'collection'
			? [field, ...(field.options as INodeProperties[]).flatMap(all)]
			: [field];
	const shown = (properties: INodeProperties[], name: string, operation?: string) =>
		properties
			.filter(({ displayOptions }) =>
				operation ? displayOptions?.show?.operation?.includes(operation) : true,
			)
			.flatMap(all)
			.find((field) => field.name === name);

	it('show them, each where it belongs', () => {
		const { properties } = new ShinhanPg().description;
		expect(shown(properties, 'amount', 'request')?.description).toMatch(/ \(금액, amount\)$/);
		expect(shown(properties, 'amount', 'cancel')?.description).toMatch(/ \(취소 금액, amount\)$/);
		expect(shown(properties, 'mobile_no', 'requestCorporateWindow')?.description).toMatch(
			/ \(고객휴대폰번호, mobile_no\)\.$/,
		);
	});

	it('show them under the events', () => {
		const { properties } = new ShinhanPgTrigger().description;
		const events = choicesOf(shown(properties, 'events')!);
		expect(events.find(({ value }) => value === 'confirmed')?.description).toContain('(결제 승인,');
	});
});
