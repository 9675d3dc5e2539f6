import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from '../core/fields/nodeProperties';
import { runNode } from '../core/execution/runner';
import { searchPaymentLinks, searchProducts } from './methods/listSearch';
import { resources } from './operations';
import { DESCRIPTION, ciderPay } from './provider';
import { TERMS } from './fields/terms';

/**
 * Programmatic, not declarative: n8n's routing sends all items at once, and when one fails it drops
 * the results of those that succeeded. Payments go out one at a time.
 */
export class CiderPay implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CiderPay',
		name: 'ciderPay',
		icon: { light: 'file:../../icons/ciderpay.svg', dark: 'file:../../icons/ciderpay.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: DESCRIPTION,
		defaults: { name: 'CiderPay' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'ciderPayApi',
				required: true,
				displayOptions: { hide: { resource: ['notification'] } },
			},
		],
		properties: propertiesOf(resources, TERMS),
	};

	methods = { listSearch: { searchPaymentLinks, searchProducts } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runNode(this, ciderPay);
	}
}
