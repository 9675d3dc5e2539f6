import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';

/** What n8n tells a node about the execution that it runs in */

/** Whether a person retried the execution; Retry On Fail is no retry. */
export const isRetryOf = (execution: IExecuteFunctions): boolean => execution.getMode() === 'retry';

/**
 * Whether this is an AI Agent's tool. `isToolExecution()` is false for tools of agents from version
 * 3 on, which n8n runs as workflow nodes; the node type it derives for any agent ends like this.
 */
export const isAgentTool = (execution: IExecuteFunctions): boolean =>
	execution.getNode().type.endsWith('Tool');

/** What n8n keeps of the execution. There is no public accessor; undefined if this one fails. */
export const runExecutionDataOf = (execution: IExecuteFunctions): IRunExecutionData | undefined =>
	Reflect.get(execution, 'runExecutionData') as IRunExecutionData | undefined;

/** Cached per execution: it takes n8n a millisecond to tell, and every item may ask. */
const known = new WeakMap<IExecuteFunctions, string>();

/** Returns the URL at which n8n would resume this execution; empty if unknown. Never throws. */
export function resumeUrlOf(execution: IExecuteFunctions): string {
	const url = known.get(execution) ?? evaluateResumeUrl(execution);
	known.set(execution, url);
	return url;
}

function evaluateResumeUrl(execution: IExecuteFunctions): string {
	try {
		return String(execution.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	} catch {
		return '';
	}
}
