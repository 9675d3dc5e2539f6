// What became of each item: how often the sandbox was asked for it, and what n8n's retry says.
import { RestError } from '../../../../sandbox/n8n/rest.mts';
import { type Execution, type NodeRun } from '../../../../sandbox/n8n/restTypes.mts';
import { timesAskedFor } from '../../../e2e/host/bench.mts';
import type { Row } from './rows.mts';
import type { World } from './world.mts';

/** What came of a retry. */
export interface Verdict {
	/** Items requested more than once */
	twice: number;
	/** Items never requested that no retry names as failed, or that one names as done */
	lost: number;
	/** Items output with another item's answer */
	mistaken: number;
	/** Items that the retries sent */
	sentByRetry: number;
	/** Items never requested, of which the retries say so */
	heldBack: number;
	/** Whether n8n reached the node in the retry */
	ran: boolean;
	/** How the retry ended */
	status: string;
}

/** How a retry ended: the execution, or n8n's word that there is none. */
export type Retried = Execution | { refused: string };

/** Presses "Retry execution", with the workflow as it was or as it is saved now. */
export async function retry({ rest }: World, id: string, asSaved = false): Promise<Retried> {
	try {
		return await rest.retry(id, asSaved);
	} catch (error) {
		if (error instanceof RestError) return { refused: `HTTP ${error.status}` };
		throw error;
	}
}

/**
 * @param rows the items that the execution began with
 * @param before how often each was requested before the retry
 */
export function judge(
	world: Pick<World, 'sandbox'>,
	rows: Row[],
	before: Record<string, number>,
	retried: Retried,
	node = 'Request',
): Verdict {
	const asked = timesAskedFor(world);
	const told = 'refused' in retried ? WHOLE : toldBy(world, retried, node);
	const first = rows.map(({ goodname }) => goodname);
	// If n8n runs everything anew, the list as it is by then counts.
	const wanted = ('refused' in retried ? undefined : listOf(retried)) ?? first;
	const goods = [...new Set([...first, ...wanted])];
	const never = wanted.filter((one) => !asked[one]);
	// An error that ends the run, or no retry at all, speaks for all items.
	const lost = never.filter((one) => told.done.has(one) || !(told.ended || told.failed.has(one)));
	return {
		twice: goods.filter((one) => (asked[one] ?? 0) > 1).length,
		lost: lost.length,
		mistaken: told.mistaken,
		sentByRetry: goods.filter((one) => (asked[one] ?? 0) > (before[one] ?? 0)).length,
		heldBack: never.length - lost.length,
		ran: told.ran,
		status: 'refused' in retried ? `none: ${retried.refused}` : retried.status,
	};
}

/** What an execution says about its items. */
interface Told {
	done: Set<string>;
	failed: Set<string>;
	mistaken: number;
	ran: boolean;
	/** The node, or n8n before reaching it, ended the execution with an error */
	ended: boolean;
}

const WHOLE: Told = { done: new Set(), failed: new Set(), mistaken: 0, ran: false, ended: true };

function toldBy(
	{ sandbox }: Pick<World, 'sandbox'>,
	{ data, status }: Execution,
	node: string,
): Told {
	const runData = data?.resultData.runData ?? {};
	const runs = runData[node] ?? [];
	const ended = runs.length > 0 ? runs.at(-1)?.error !== undefined : status !== 'success';
	const ran = runs.length > 0;
	const told: Told = { done: new Set(), failed: new Set(), mistaken: 0, ran, ended };
	for (const run of runs) {
		for (const { json, pairedItem } of (run.data?.main ?? []).flatMap((output) => output ?? [])) {
			// n8n's stand-in for runs that it did not save
			if (json.isArtificialRecoveredEventItem) continue;
			const goods = goodsAt(runData, run, pairedItem) ?? '';
			if (json.error !== undefined) {
				told.failed.add(goods);
				continue;
			}
			told.done.add(goods);
			const answer = sandbox.payapp.requests.get(String(json.mul_no));
			if (answer?.params.goodname !== goods) told.mistaken += 1;
		}
	}
	return told;
}

/** Returns the goods of the items that an execution read. */
const listOf = ({ data }: Execution): string[] | undefined =>
	data?.resultData.runData.Rows?.at(-1)?.data?.main?.[0]?.map(({ json }) => String(json.goodname));

/** Returns the goods of the input item that an output item is paired with. */
function goodsAt(
	runData: Record<string, NodeRun[]>,
	{ source }: NodeRun,
	paired: unknown,
): string | undefined {
	const from = source?.[0];
	const item = (paired as { item?: number } | undefined)?.item ?? 0;
	const run = from && runData[from.previousNode]?.[from.previousNodeRun ?? 0];
	const input = run?.data?.main?.[from?.previousNodeOutput ?? 0]?.[item];
	return input && String(input.json.goodname);
}
