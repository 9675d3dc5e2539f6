import { expect } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { CallName } from '../../../sandbox/shinhanpg/codes.mts';
import type { ShinhanPgBench } from '../../support/shinhanpg.mts';

const REQUEST = 'POST /v1.0/payments/request';

/** Returns what a list field holds where the merchant types a code. */
export const code = (value: string) => ({ __rl: true, mode: 'code', value });

/** Returns what a call sends and what the node makes of the reply. */
export async function wireOf(
	bench: ShinhanPgBench,
	operation: string,
	parameters: IDataObject,
	call: CallName = REQUEST,
) {
	const done = await bench.run(operation, parameters);
	expect(done.status === 'error' ? done.error : undefined).toBeUndefined();
	const [sent] = bench.sent(call);
	expect(sent?.unlisted).toEqual([]);
	return { values: sent!.values, sent: sent!, done };
}
