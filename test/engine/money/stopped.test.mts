import { describe, expect, it } from '@jest/globals';
import type { INode } from 'n8n-workflow';

import { until } from '../../../sandbox/n8n/command.mts';
import { told } from '../../support/engine.mts';
import {
	bench,
	GO_ON,
	goods as items,
	openPayApp,
	REQUEST as parameters,
} from '../../support/payapp.mts';

/** Executions that are stopped, by a person or by n8n, and their retries. */
openPayApp();

const sent = () => bench.requested();
/** What of a node decides how n8n takes its failure */
const settingsOf = ({ name, onError, continueOnFail }: INode) => [name, onError, continueOnFail];

describe('an execution that is stopped, by a person or by its time-out', () => {
	it.each(
		(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const).flatMap((onError) =>
			[0, 300].map((busyMs) => [onError, busyMs] as const),
		),
	)(
		'sends nothing more, keeps its place, and goes on when it is retried (On Error: %s, n8n busy for %d ms)',
		async (onError, busyMs) => {
			bench.payapp.switches.latencyMs = 50;
			const settings = { onError };
			const begun = await bench.begin('payment.request', parameters, items('a', 'b', 'c', 'd'), {
				settings,
				busyMs,
			});
			bench.atCall(2, begun.stop);
			const stopped = await begun.ended;
			expect(stopped.status).toBe('canceled');
			await until('the answer of the second', () =>
				bench.payapp.calls.every(({ answer }) => answer !== ''),
			);
			expect(sent()).toEqual(['a', 'b']);
			bench.payapp.switches.latencyMs = null;

			const retried = await stopped.retry({ settings: GO_ON });
			// If n8n is busy, the answer comes before it saves the execution.
			const second = busyMs > 0 ? 'done' : 'unknown';
			expect(told(retried)).toEqual(['done', second, 'done', 'done']);
			expect(sent()).toEqual(['a', 'b', 'c', 'd']);
			expect(stopped.setup.settings).toEqual({ onError });
		},
	);

	it('has its place in all that n8n saves, once: in queue mode the first save may come last', async () => {
		bench.payapp.switches.latencyMs = 50;
		const saved: unknown[] = [];
		const begun = await bench.begin('payment.request', parameters, items('a', 'b'), {
			settings: GO_ON,
			busyMs: 100,
			onSaved: (toRun) => saved.push(toRun.map(settingsOf)),
		});
		bench.atCall(1, begun.stop);
		await begun.ended;
		await until('the answer', () => bench.payapp.calls.every(({ answer }) => answer !== ''));
		expect(saved.length).toBeGreaterThan(0);
		// With its own settings: what it was made to be for n8n's sake is not for a retry.
		for (const toRun of saved) expect(toRun).toEqual([['Node', GO_ON.onError, undefined]]);
	});

	it('sends nothing when Retry On Fail starts it once more', async () => {
		bench.payapp.switches.latencyMs = 50;
		const settings = { retryOnFail: true, maxTries: 3 };
		const begun = await bench.begin('payment.request', parameters, items('a', 'b'), { settings });
		bench.atCall(1, begun.stop);
		expect((await begun.ended).status).toBe('canceled');
		expect(sent()).toEqual(['a']);
	});

	it('lets a retry that begins anew send what was not sent', async () => {
		bench.payapp.switches.latencyMs = 50;
		const begun = await bench.begin('payment.request', parameters, items('a', 'b', 'c'), {
			settings: GO_ON,
		});
		bench.atCall(2, begun.stop);
		await begun.ended;
		await until('the notes', () => bench.payapp.calls.every(({ answer }) => answer !== ''));
		expect(told(await begun.retryOfLost())).toEqual(['unknown', 'unknown', 'done']);
		expect(sent()).toEqual(['a', 'b', 'c']);
	});
});
