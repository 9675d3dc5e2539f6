import { randomUUID } from 'node:crypto';

import type { IContextObject, IExecuteFunctions, IRunExecutionData, ITaskData } from 'n8n-workflow';

import { isRetryOf, resumeUrlOf, runExecutionDataOf } from '../n8nExecution';

/** What tells executions, and the tries of one execution, apart */
export interface ExecutionIdentity {
	/** Shared by all tries of one execution and no other; undefined if n8n has none (before 2.14) */
	token: string | undefined;
	/** Whether a person retried the execution; Retry On Fail or a job handed out again is no retry */
	isRetry: boolean;
	/** Whether a retry that resumed from what n8n saved has reached this node through another one */
	isReached: boolean;
	/** The index of the node's run in the execution, from 0; in a loop there are many */
	turn: number;
	/** ID of the execution that called this one as a sub-workflow */
	parentId: string | undefined;
}

export function identityOf(execution: IExecuteFunctions): ExecutionIdentity {
	const isRetry = isRetryOf(execution);
	const runs = runsOf(execution);
	const own = runs?.[execution.getNode().name] ?? [];
	const runIndex = Number(execution.evaluateExpression('{{ $runIndex }}', 0));
	return {
		// A secret of the execution, which n8n passes on to every retry of it
		token: /[?&]signature=([^&]+)/.exec(resumeUrlOf(execution))?.[1],
		isRetry,
		isReached: isRetry && isReached(Object.values(runs ?? {}).flat()),
		turn: runIndex - own.filter(isPlaceholder).length,
		parentId: execution.getExecutionContext?.()?.parentExecutionId,
	};
}

type Runs = IRunExecutionData['resultData']['runData'];

/** What has run so far, including earlier tries */
const runsOf = (execution: IExecuteFunctions): Runs | undefined =>
	runExecutionDataOf(execution)?.resultData?.runData;

/** After a crash n8n puts one of these in place of all unsaved runs of a node. */
const isPlaceholder = ({ executionStatus, data }: ITaskData): boolean =>
	executionStatus === 'crashed' ||
	data?.main?.[0]?.[0]?.json.isArtificialRecoveredEventItem === true;

/**
 * Each try numbers its runs from 0. A duplicate means that n8n kept runs of an earlier try and
 * another node ran in this one: so this node was not the one running when n8n saved, and had it run
 * before, its record would be there. A retry that starts over, or at this node, proves nothing.
 */
function isReached(runs: ITaskData[]): boolean {
	if (runs.some(isPlaceholder)) return false;
	const numbers = runs.map(({ executionIndex }) => executionIndex);
	return !numbers.some((one) => typeof one !== 'number') && new Set(numbers).size < numbers.length;
}

/** A context is one object in memory for a whole try; for a retry n8n loads another. */
const tries = new WeakMap<IContextObject, string>();

/** Returns the ID of a try. Retry On Fail stays in its try; a retried execution is another. */
export function tryOf(context: IContextObject): string {
	const known = tries.get(context) ?? randomUUID();
	tries.set(context, known);
	return known;
}
