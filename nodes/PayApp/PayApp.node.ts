import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from '../core/fields/nodeProperties';
import { runNode } from '../core/execution/runner';
import { payAppApiTest } from './methods/credentialTest';
import { resources } from './operations';
import { DESCRIPTION, payApp } from './provider';
import { TERMS } from './fields/terms';

/**
 * Programmatic, not declarative: n8n's routing sends all items at once, and when one fails it drops
 * the results of those that succeeded. Payments go out one at a time.
 */
export class PayApp implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PayApp',
		name: 'payApp',
		icon: { light: 'file:../../icons/payapp.svg', dark: 'file:../../icons/payapp.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: DESCRIPTION,
		defaults: { name: 'PayApp' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'payAppApi',
				required: true,
				testedBy: 'payAppApiTest',
				displayOptions: { hide: { resource: ['notification'] } },
			},
		],
		properties: propertiesOf(resources, TERMS),
	};

	methods = { credentialTest: { payAppApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runNode(this, payApp);
	}
}
