import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from '../core/fields/nodeProperties';
import { runNode } from '../core/execution/runner';
import { shinhanPgApiTest } from './methods/credentialTest';
import { searchCardCompanies, searchPaymentMethods } from './methods/listSearch';
import { resources } from './operations';
import { DESCRIPTION, shinhanPg } from './provider';
import { TERMS } from './fields/terms';

/**
 * Programmatic, not declarative: n8n's routing sends all items at once, and when one fails it drops
 * the results of those that succeeded. Payments go out one at a time, and hashes prove the replies.
 */
export class ShinhanPg implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shinhan PG',
		name: 'shinhanPg',
		icon: { light: 'file:../../icons/shinhanpg.svg', dark: 'file:../../icons/shinhanpg.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: DESCRIPTION,
		defaults: { name: 'Shinhan PG' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shinhanPgApi', required: true, testedBy: 'shinhanPgApiTest' }],
		properties: propertiesOf(resources, TERMS),
	};

	methods = {
		credentialTest: { shinhanPgApiTest },
		listSearch: { searchCardCompanies, searchPaymentMethods },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runNode(this, shinhanPg);
	}
}
