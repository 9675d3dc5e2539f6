import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { NodeHelpers, Workflow, type INode, type INodeTypes } from 'n8n-workflow';

import { ShinhanPgTrigger } from '../../../nodes/ShinhanPg/ShinhanPgTrigger.node';

describe("the trigger's webhooks", () => {
	// n8n uses its expression engine only if the parameters contain an expression.
	it.each(['https://shop.example.com', '={{ "https://shop.example.com" }}'])(
		'leave the status to the trigger, with the success page %s',
		async (successUrl) => {
			const type = new ShinhanPgTrigger();
			const node: INode = {
				id: 'trigger',
				name: 'Trigger',
				type: 'trigger',
				typeVersion: 2,
				position: [0, 0],
				parameters: { options: { successUrl } },
			};
			const nodeTypes = {
				getByName: () => type,
				getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(type),
				getKnownTypes: () => ({}),
			} as unknown as INodeTypes;
			const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
			const [webhook] = type.description.webhooks ?? [];
			await workflow.expression.acquireIsolate();
			try {
				const own = workflow.nodes.Trigger!;
				const given = webhook?.responseCode;
				// What n8n does without the engine and with it; its own default would be 200.
				expect(typeof given).toBe('string');
				expect(
					workflow.expression.getSimpleParameterValue(own, given, 'webhook', {}, undefined, 200),
				).toBeUndefined();
			} finally {
				await workflow.expression.releaseIsolate();
			}
		},
	);
});
