/** The table has every parameter, requirement and choice that the editor offers, and no other. */
import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { CONDITIONS } from './table.mts';
import { choiceRows, isEntered } from './entries.mts';
import type { Call } from './row.mts';
import { ALL, byName, cases, operationOf } from './wire.mts';

describe('the table is complete:', () => {
	it.each(ALL)('$cmd has the same parameters in the manual and in the node', (call) => {
		const documented = call.rows
			.filter(isEntered)
			.map(({ name, as }) => ({ name, as: String(as) }));
		const offered = offeredBy(call)
			.filter(({ name }) => !NO_WIRE_NAMES.includes(name))
			.map(({ name, as }) => ({ name, as }));
		const sorted = (list: Array<{ name: string; as: string }>) =>
			list.sort((a, b) => byName([a.name, ''], [b.name, '']));
		expect(sorted(offered)).toEqual(sorted(documented));
	});

	it.each(cases(ALL, isEntered))(
		'$title is required in the node exactly where the manual says so ($source)',
		({ call, row }) => {
			const field = offeredBy(call).find(({ name }) => name === row.name);
			// 사용자입력: if left empty, the buyer fills it in (payapp.txt: 상품명, 결제요청 금액).
			const inManual = row.must !== undefined && row.must !== '필수 사용자입력';
			const required = inManual || row.demanded === true;
			expect(field?.required).toBe(required);
			expect(field?.shownFor).toEqual(CONDITIONS[row.must ?? '필수'] ?? {});
		},
	);

	it.each(cases(ALL, ({ choices }) => choices !== undefined))(
		'$title offers exactly the documented choices ($source)',
		({ call, row }) => {
			const documented = choiceRows(row).flatMap((choice) => choice.given ?? []);
			const field = offeredBy(call).find(({ name }) => name === row.name);
			// "any" leaves the parameter out (payapp.txt: payapp_paycancel.php, cancelmode empty).
			const offered = field?.choices.filter((choice) => choice !== 'any');
			expect([...new Set(offered)].sort()).toEqual([...new Set(documented)].sort());
		},
	);

	it('the node offers no further call', () => {
		const operations = new PayApp().description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map(
					(option) =>
						`${String(displayOptions?.show?.resource?.[0])}.${'value' in option ? String(option.value) : ''}`,
				),
			);
		expect(operations.sort()).toEqual(
			[...new Set(ALL.map(({ operation }) => operation)), 'notification.acknowledge'].sort(),
		);
	});
});

/** Settings of the page that the node makes, and the command switch: PayApp gets none of them. */
const NO_WIRE_NAMES = ['output', 'buttonText', 'scriptUrl', 'target', 'version'];

interface Offered {
	name: string;
	as: 'field' | 'additional';
	required: boolean;
	/** The choices under which it is shown */
	shownFor: Record<string, unknown>;
	choices: string[];
}

/** Returns the fields that the editor shows for an operation. */
function offeredBy(call: Call): Offered[] {
	const { resource, operation } = operationOf(call);
	return new PayApp().description.properties
		.filter(({ displayOptions, name, type }) => {
			const { show } = displayOptions ?? {};
			const here =
				show?.resource?.includes(resource ?? '') && show.operation?.includes(operation ?? '');
			return here && type !== 'notice' && name !== 'options';
		})
		.flatMap((field) =>
			field.name === 'additionalFields'
				? (field.options as INodeProperties[]).map((nested) => offered(nested, 'additional'))
				: [offered(field, 'field')],
		);
}

const offered = (field: INodeProperties, as: Offered['as']): Offered => ({
	name: field.name,
	as,
	required: field.required === true,
	shownFor: Object.fromEntries(
		Object.entries(field.displayOptions?.show ?? {}).filter(
			([name]) => !['resource', 'operation'].includes(name),
		),
	),
	choices: (field.options ?? []).flatMap((option) =>
		'value' in option ? [String(option.value)] : [],
	),
});
