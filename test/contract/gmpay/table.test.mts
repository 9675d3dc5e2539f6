/** The table has every parameter, requirement and choice that the editor offers, and no other. */
import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { GmPayApi } from '../../../credentials/GmPayApi.credentials';
import { GmPay } from '../../../nodes/GmPay/GmPay.node';
import { CREDENTIAL } from '../../support/gmpay.mts';
import { CALLS, cases, isEntered } from './table.mts';
import type { Call } from './table.mts';

describe('the table is complete:', () => {
	const SETTINGS = ['options', 'askCancelToken', 'notificationNotice'];
	const offeredBy = ({ operation }: Call) => {
		const [resource = '', name = ''] = operation.split('.');
		return new GmPay().description.properties
			.filter(({ displayOptions, name: field }) => {
				const { show } = displayOptions ?? {};
				const isHere = show?.resource?.includes(resource) && show.operation?.includes(name);
				return isHere && !SETTINGS.includes(field);
			})
			.flatMap((field) =>
				field.name === 'additionalFields'
					? (field.options as INodeProperties[]).map((one) => ({ ...one, as: 'additional' }))
					: [{ ...field, as: 'field' }],
			);
	};

	it.each(CALLS)('$path has the same parameters in the manual and in the node', (call) => {
		const documented = call.rows.filter(isEntered).map(({ name, as }) => `${name} ${as}`);
		const offered = offeredBy(call).map(({ name, as }) => `${name} ${as}`);
		expect(offered.sort()).toEqual(documented.sort());
	});

	it.each(cases(isEntered))('$title is required exactly where it has to be', ({ call, row }) => {
		const field = offeredBy(call).find(({ name }) => name === row.name);
		expect(field?.required === true).toBe(row.must && !row.optional);
	});

	it.each(cases(({ choices }) => choices !== undefined))(
		'$title offers exactly the documented choices',
		({ call, row }) => {
			const field = offeredBy(call).find(({ name }) => name === row.name);
			const values = (field?.options ?? []).map((one) => 'value' in one && one.value);
			expect(values.sort()).toEqual([...row.choices!].sort());
		},
	);

	it('the node offers no further call', () => {
		const operations = new GmPay().description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map(
					(option) =>
						`${String(displayOptions?.show?.resource?.[0])}.${'value' in option ? String(option.value) : ''}`,
				),
			);
		expect(operations.sort()).toEqual(
			[...CALLS.map(({ operation }) => operation), 'notification.acknowledge'].sort(),
		);
	});

	it('the credential has the documented names', () => {
		const names = new GmPayApi().properties
			.filter(({ type }) => type !== 'notice')
			.map(({ name }) => name)
			.sort();
		expect(names).toEqual([...Object.keys(CREDENTIAL), 'baseUrl'].sort());
	});
});
