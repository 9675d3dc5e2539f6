/** Buyers who return from Shinhan PG to the trigger, and how Shinhan PG then behaves */
import { bench, CONFIRM } from '../../support/shinhanpg.mts';
import { visit } from '../../support/shinhanpg.visit.mts';
import type { Answer, Conditions, Visit } from '../../support/shinhanpg.visit.mts';

/** Brings a visit to the trigger, with the credential of the bench unless told otherwise. */
export const come = async (one: Visit, more: Partial<Conditions> = {}): Promise<Answer> =>
	await visit(one, { credential: bench.credential, ...more });

/** Has every confirmation refused with this reason. */
export function refuseAll(ret_msg: string): void {
	const refuse = { value: { ret_code: '5', ret_msg }, call: CONFIRM } as const;
	Object.assign(bench.shinhan.switches, { refuse });
}

/** Has a call fail with HTTP 503 from now on. */
export function takeDown(call: string): void {
	Object.assign(bench.shinhan.switches, { httpStatus: { value: 503, call } });
}
