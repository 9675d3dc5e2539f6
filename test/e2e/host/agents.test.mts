import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import {
	askAgent,
	chargeTool,
	modelCredential,
	publishAgent,
	requestTool,
	stopAgent,
	type AgentParts,
	type Settings,
} from './agent.mts';
import { openBench, type Bench } from './bench.mts';
import { startFakeModel, type FakeModel } from './fakeModel.mts';

/** Versions of n8n's agent that call tools differently; new workflows get the last. */
const VERSIONS = [1.9, 2.2, 3, 3.1];

const SHOES = { goodname: 'Shoes', price: 1000 };
const SOCKS = { goodname: 'Socks', price: 1000 };
const CHEAP_SHOES = { goodname: 'Shoes', price: 500 };
const ask = (...calls: Array<Record<string, unknown>>) => ({ calls });
const THE_MODEL_FAILS = { fail: 500 };

/** What the tool's message must tell the model; some agents pass on nothing else. */
const WORDS_OF_WARNING: Record<string, RegExp> = {
	'that the outcome is unknown': /not known whether|unknown/i,
	'that it may have been carried out': /may have/i,
	'that it must not be repeated': /not (be )?(repeat|sen[dt]|ask|try|tried|request|charge)|never /i,
	'that a person has to check at the provider': /person|someone|human/i,
};

/** The error message in a tool's answer; agents pass it alone or next to a description. */
function messageIn(answer: string): string {
	const [item] = JSON.parse(answer || '[]') as Array<{ error?: string | { message?: string } }>;
	const error = item?.error ?? '';
	return typeof error === 'string' ? error : (error.message ?? '');
}

let bench: Bench;
let model: FakeModel;
let parts: AgentParts;

beforeAll(async () => {
	bench = await openBench();
	model = await startFakeModel();
	const card = bench.sandbox.payapp.storeCard();
	parts = { bench, model: await modelCredential(bench, model), card };
}, 300_000);

afterAll(async () => {
	await model.close();
	await bench.close();
});

beforeEach(() => {
	const { payapp } = bench.sandbox;
	payapp.reset();
	// Restores the one card that all workflows charge.
	payapp.cards.set(parts.card.encBill, parts.card);
});

/** Requests that PayApp received, in order, as "goods price" */
const sent = (): string[] =>
	bench.sandbox.payapp.calls.map(({ fields }) => {
		const { goodname, price } = Object.fromEntries(fields);
		return `${goodname} ${price}`;
	});

/** Both operations that must not be carried out twice */
const TOOLS = { 'Payment > Request': requestTool, 'Registered Card > Charge': chargeTool };

/** What a model that repeats the call in a retry is told, unless it gets the result itself */
const SENT_BEFORE = /already|earlier|not known/;

const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

const loseAnswers = (times: number) => {
	bench.sandbox.payapp.switches.dropConnection = { value: true, times };
};

const ONCE = ['Shoes 1000'];

describe.each(VERSIONS)('agent %d', (version) => {
	/** Workflows shared by the tests that need the same one */
	const workflows = new Map<string, Promise<StoredWorkflow>>();
	const published = async (settings: Settings = {}, tool = chargeTool) => {
		const key = JSON.stringify([settings, tool.name]);
		const workflow = workflows.get(key) ?? publishAgent(parts, version, tool(parts), settings);
		workflows.set(key, workflow);
		return await workflow;
	};

	describe.each(Object.entries(TOOLS))('%s', (_name, tool) => {
		it('is not sent again where the answer was lost', async () => {
			const workflow = await published({}, tool);
			loseAnswers(1);
			model.play(ask(SHOES), ask(SHOES));
			const { status } = await askAgent(parts, workflow);
			expect({ status, sent: sent() }).toEqual({ status: 'success', sent: ONCE });
		});

		it.each([
			['as it was', false],
			['with the saved workflow', true],
		])(
			'is sent once in all where the model fails after it and the execution is retried %s',
			async (_how, loadWorkflow) => {
				const workflow = await published({}, tool);
				model.play(ask(SHOES), THE_MODEL_FAILS, ask(SOCKS));
				const failed = await askAgent(parts, workflow);
				expect({ status: failed.status, sent: sent() }).toEqual({ status: 'error', sent: ONCE });
				const { status } = await bench.rest.retry(failed.id, loadWorkflow);
				expect({ status, sent: sent() }).toEqual({
					status: 'success',
					sent: [...ONCE, 'Socks 1000'],
				});
				const [number] = bench.sandbox.payapp.requests.keys();
				expect(model.heard()[0]).toMatch(new RegExp(`${number}|${SENT_BEFORE.source}`));
			},
		);
	});

	it('is told that the outcome is unknown, each time it asks', async () => {
		const workflow = await published();
		loseAnswers(1);
		model.play(ask(SHOES), ask(SHOES));
		await askAgent(parts, workflow);
		expect(model.heard()).toHaveLength(2);
		for (const answer of model.heard()) {
			const message = messageIn(answer);
			const missing = Object.keys(WORDS_OF_WARNING).filter(
				(what) => !WORDS_OF_WARNING[what]?.test(message),
			);
			expect({ message, missing }).toEqual({ message, missing: [] });
		}
	});

	it('is told that the provider refused it, and may ask again, as before or corrected', async () => {
		const workflow = await published();
		bench.sandbox.payapp.switches.minimumPrice = 1000;
		model.play(ask(CHEAP_SHOES), ask(CHEAP_SHOES), ask(SHOES));
		await askAgent(parts, workflow);
		expect(sent()).toEqual(['Shoes 500', 'Shoes 500', 'Shoes 1000']);
		// PayApp's error codes: 70020 is an empty or wrong value.
		expect(model.heard()[0]).toMatch(/refused.*70020/);
	});

	it('may ask for another charge after one that succeeded', async () => {
		const workflow = await published();
		model.play(ask(SHOES), ask(SOCKS));
		await askAgent(parts, workflow);
		expect(sent()).toEqual(['Shoes 1000', 'Socks 1000']);
	});

	it('may ask for another charge after an unknown one, but not for that one', async () => {
		const workflow = await published();
		loseAnswers(1);
		model.play(ask(SHOES), ask(SOCKS), ask(SHOES));
		await askAgent(parts, workflow);
		expect(sent()).toEqual(['Shoes 1000', 'Socks 1000']);
	});

	it('charges once where it asks twice in one breath and the answer is lost', async () => {
		const workflow = await published();
		loseAnswers(2);
		model.play(ask(SHOES, SHOES));
		await askAgent(parts, workflow);
		expect(sent()).toEqual(ONCE);
	});

	it('charges once where the answer is lost, the model fails and the execution is retried', async () => {
		const workflow = await published();
		loseAnswers(1);
		model.play(ask(SHOES), THE_MODEL_FAILS, ask(SHOES));
		const failed = await askAgent(parts, workflow);
		expect(failed.status).toBe('error');
		const { status } = await bench.rest.retry(failed.id);
		expect({ status, sent: sent() }).toEqual({ status: 'success', sent: ONCE });
	});

	it('charges once where the model hangs after it, and the execution is stopped and retried', async () => {
		const workflow = await published();
		model.play(ask(SHOES), 'hang');
		const stopped = await stopAgent(parts, workflow, () => model.hangs());
		expect({ status: stopped.status, sent: sent() }).toEqual({ status: 'canceled', sent: ONCE });
		// n8n reports 'error' for this retry however it ends: it carries over the stop of the first.
		await bench.rest.retry(stopped.id);
		expect(sent()).toEqual(ONCE);
		expect(model.heard()).toEqual([expect.stringMatching(SENT_BEFORE)]);
	});

	it('charges once where the model fails after it and the agent is set to Retry On Fail', async () => {
		const workflow = await published({ agent: RETRY_ON_FAIL });
		model.play(ask(SHOES), THE_MODEL_FAILS);
		const { status } = await askAgent(parts, workflow);
		expect({ status, sent: sent() }).toEqual({ status: 'success', sent: ONCE });
	});

	it('charges once where the answer is lost and the tool is set to Retry On Fail', async () => {
		const workflow = await published({ tool: RETRY_ON_FAIL });
		loseAnswers(1);
		model.play(ask(SHOES));
		await askAgent(parts, workflow);
		expect(sent()).toEqual(ONCE);
	});
});
