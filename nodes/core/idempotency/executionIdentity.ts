import { randomUUID } from 'node:crypto';

import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';

/** What tells executions, and the tries of one execution, apart */
export interface ExecutionIdentity {
	/** The same for all tries of one execution, and for no other; undefined where n8n has none (before 2.14) */
	token: string | undefined;
	/** Whether a person has retried the execution. Retry On Fail and a job that n8n gives out again are none. */
	isRetry: boolean;
	/**
	 * Whether this node is reached by a retry that goes on from what n8n saved of an earlier try. That is
	 * complete, but for the node that was at work in a crash: n8n may save after each node ("Save Execution
	 * Progress"), and a retry then begins with that one.
	 */
	isReached: boolean;
	/** The execution that called this one as a sub-workflow */
	parentId: string | undefined;
}

export function identityOf(execution: IExecuteFunctions): ExecutionIdentity {
	const context = execution.getExecutionContext?.();
	const isRetry = execution.getMode() === 'retry';
	return {
		token: tokenOf(execution),
		isRetry,
		// A retry of what n8n never saved begins anew, with a context of its own.
		isReached:
			isRetry && context !== undefined && context.source !== 'retry' && !isFirst(execution),
		parentId: context?.parentExecutionId,
	};
}

/**
 * An AI Agent's tool. `isToolExecution()` is false for the tools of agents from version 3 on, which n8n
 * runs as nodes of the workflow; the type that n8n makes of a node for an agent ends like this for all.
 */
export const isTool = (execution: IExecuteFunctions): boolean =>
	execution.getNode().type.endsWith('Tool');

/** Whether no other node has run in this try before. n8n counts them, but hands the count to no node. */
function isFirst(execution: IExecuteFunctions): boolean {
	const internals = Reflect.get(execution, 'additionalData') as unknown;
	if (typeof internals !== 'object' || internals === null) return true;
	const begun = Reflect.get(internals, 'currentNodeExecutionIndex') as unknown;
	return typeof begun !== 'number' || begun < 2;
}

/** The secret in the URL at which a waiting execution goes on: n8n hands it on to every retry. */
function tokenOf(execution: IExecuteFunctions): string | undefined {
	try {
		const url = String(execution.evaluateExpression('{{ $execution.resumeUrl }}', 0));
		return /[?&]signature=([^&]+)/.exec(url)?.[1];
	} catch {
		return undefined;
	}
}

/** A context is one object in memory for a whole try; what n8n loads for a retry is another one. */
const tries = new WeakMap<IContextObject, string>();

/** Tells the tries of an execution apart. Retry On Fail goes on with its try; a retried execution is another. */
export function tryOf(context: IContextObject): string {
	const known = tries.get(context) ?? randomUUID();
	tries.set(context, known);
	return known;
}
