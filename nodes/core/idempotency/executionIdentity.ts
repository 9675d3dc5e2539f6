import { randomUUID } from 'node:crypto';

import type { IContextObject, IExecuteFunctions, IRunExecutionData, ITaskData } from 'n8n-workflow';

import { resumeUrlOf } from '../resumeUrl';

/** What tells executions, and the tries of one execution, apart */
export interface ExecutionIdentity {
	/** The same for all tries of one execution, and for no other; undefined where n8n has none (before 2.14) */
	token: string | undefined;
	/** Whether a person has retried the execution. Retry On Fail and a job that n8n gives out again are none. */
	isRetry: boolean;
	/** Whether a retry that goes on from what n8n saved has come to this node by way of another one */
	isReached: boolean;
	/** Which of the node's runs in the execution it is, counted from 0: in a loop there are many */
	turn: number;
	/** The execution that called this one as a sub-workflow */
	parentId: string | undefined;
}

export function identityOf(execution: IExecuteFunctions): ExecutionIdentity {
	const isRetry = isRetryOf(execution);
	const runs = runsOf(execution);
	const own = runs?.[execution.getNode().name] ?? [];
	const runIndex = Number(execution.evaluateExpression('{{ $runIndex }}', 0));
	return {
		// A secret of the execution, which n8n hands on to every retry of it
		token: /[?&]signature=([^&]+)/.exec(resumeUrlOf(execution))?.[1],
		isRetry,
		isReached: isRetry && isReached(Object.values(runs ?? {}).flat()),
		turn: runIndex - own.filter(isPlaceholder).length,
		parentId: execution.getExecutionContext?.()?.parentExecutionId,
	};
}

export const isRetryOf = (execution: IExecuteFunctions): boolean => execution.getMode() === 'retry';

type Runs = IRunExecutionData['resultData']['runData'];

/** What n8n keeps of the execution. It has no public way to ask; undefined where this one fails. */
export const runExecutionDataOf = (execution: IExecuteFunctions): IRunExecutionData | undefined =>
	Reflect.get(execution, 'runExecutionData') as IRunExecutionData | undefined;

/** What ran so far, in earlier tries too */
const runsOf = (execution: IExecuteFunctions): Runs | undefined =>
	runExecutionDataOf(execution)?.resultData?.runData;

/** After a crash n8n puts one of these in place of all runs of a node that it had not saved. */
const isPlaceholder = ({ executionStatus, data }: ITaskData): boolean =>
	executionStatus === 'crashed' ||
	data?.main?.[0]?.[0]?.json.isArtificialRecoveredEventItem === true;

/**
 * Each try numbers its runs from 0. Two of one number say that n8n kept runs of an earlier try, and that
 * another node ran in this one: so this node was not the one at work when n8n saved, and if it had run
 * before, what it kept would be there. A retry that begins anew, or at this very node, proves nothing.
 */
function isReached(runs: ITaskData[]): boolean {
	if (runs.some(isPlaceholder)) return false;
	const numbers = runs.map(({ executionIndex }) => executionIndex);
	return !numbers.some((one) => typeof one !== 'number') && new Set(numbers).size < numbers.length;
}

/**
 * An AI Agent's tool. `isToolExecution()` is false for the tools of agents from version 3 on, which n8n
 * runs as nodes of the workflow; the type that n8n makes of a node for an agent ends like this for all.
 */
export const isTool = (execution: IExecuteFunctions): boolean =>
	execution.getNode().type.endsWith('Tool');

/** A context is one object in memory for a whole try; what n8n loads for a retry is another one. */
const tries = new WeakMap<IContextObject, string>();

/** Tells the tries of an execution apart. Retry On Fail goes on with its try; a retried execution is another. */
export function tryOf(context: IContextObject): string {
	const known = tries.get(context) ?? randomUUID();
	tries.set(context, known);
	return known;
}
