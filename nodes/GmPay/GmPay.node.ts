import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from '../core/fields/nodeProperties';
import { runNode } from '../core/execution/runner';
import { gmPayApiTest } from './methods/credentialTest';
import { resources } from './operations';
import { DESCRIPTION, gmPay } from './provider';
import { TERMS } from './fields/terms';

/**
 * Programmatic, not declarative: n8n's routing sends all items at once, and when one fails it drops
 * the results of those that succeeded. Payments go out one at a time.
 */
export class GmPay implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GMPay',
		name: 'gmPay',
		icon: { light: 'file:../../icons/gmpay.svg', dark: 'file:../../icons/gmpay.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"].replace(/([A-Z])/g, " $1").toLowerCase() + ": " + $parameter["resource"].replace("member", "merchant") }}',
		description: DESCRIPTION,
		defaults: { name: 'GMPay' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'gmPayApi',
				required: true,
				testedBy: 'gmPayApiTest',
				displayOptions: { hide: { resource: ['notification'] } },
			},
		],
		properties: propertiesOf(resources, TERMS),
	};

	methods = { credentialTest: { gmPayApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runNode(this, gmPay);
	}
}
