import { until } from '../../../sandbox/n8n/command.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { atLeast, atMost, type Evidence, type Goal } from '../../support/evidence/evidence.mts';
import { notices, starting, webhook, type Notice } from './notices.mts';
import { press, type Post, type Pressure } from './pressure.mts';
import { onStage, type Ground, type Stage } from './stage.mts';
import { inTurns, median } from './turns.mts';

const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 10;
const SECRET = { name: 'x-secret', value: 'TEST-header-secret' };

const ISOLATES =
	'n8n starts a V8 isolate (40 to 50 ms of a core) for the webhook phase of every trigger but its own Webhook node (live-webhooks.js: webhookPhaseNeedsIsolate), and one for each execution; no package can avoid either. The Webhook node needs one for its credential and one for the execution: two each, so the two should be equal, and single turns differ by 15 %. The Shinhan PG Trigger needs a third: it reads its credential for every visit, since it takes money with it. Remedy: N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true, five times as many notifications a second.';

const SHARE =
	"of the 15 to 18 ms that a notification takes then, n8n spends nearly all on the execution and its database; the profile shows 1.2 ms in the PayApp Trigger and 1.1 ms in the reading of the Webhook node's credential, which ours saves in a burst. No trigger has the 3 ms that 1.2 would take.";

/** Settings of n8n's expression engine, which decide what a notification costs. */
const ENGINES: Array<{ title: string; env: Record<string, string>; least: number; cause: string }> =
	[
		{ title: "n8n's default", env: {}, least: 1, cause: ISOLATES },
		{
			title: 'lazy acquisition',
			env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
			least: 1.2,
			cause: SHARE,
		},
	];

/** Measures each trigger against the Webhook node with header authentication and the same body. */
export async function triggers(ground: Ground): Promise<Evidence> {
	const rows: string[][] = [];
	const goals: Goal[] = [];
	for (const { title: engine, env, least, cause } of ENGINES) {
		await onStage(
			ground,
			async (stage) => {
				for (const notice of notices(stage)) {
					const { ours, theirs } = await compare(stage, notice);
					const ratio = ours.rate / theirs.rate;
					const name = `${notice.title}, ${engine}`;
					rows.push([
						engine,
						notice.title,
						ours.rate.toFixed(1),
						theirs.rate.toFixed(1),
						ratio.toFixed(2),
						...[ours.p50, theirs.p50, ours.p99, theirs.p99].map((ms) => ms.toFixed(0)),
					]);
					ground.report(`${name}: ${ratio.toFixed(2)} of the Webhook node`);
					goals.push(
						atLeast(`${name}: notifications a second, of the Webhook node`, ratio, least, cause),
					);
					goals.push(atMost(`${name}: p99, of the Webhook node`, ours.p99 / theirs.p99, 1, cause));
				}
			},
			env,
		);
	}
	const columns = [
		'Expression engine',
		'Trigger',
		'a second',
		'Webhook node, a second',
		'ratio',
		'p50 ms',
		'Webhook p50',
		'p99 ms',
		'Webhook p99',
	];
	const title = `Notifications a second, ${CONNECTIONS} connections, median of ${ROUNDS} turns`;
	return { name: 'triggers', tables: [{ title, columns, rows }], goals };
}

async function compare(stage: Stage, { trigger, path, body, contentType }: Notice) {
	const { host, rest } = stage;
	const header = await rest.createCredential('httpHeaderAuth', 'header', SECRET);
	const builtIn = webhook(header);
	const headers = { 'content-type': contentType };
	const contender = async (node: typeof trigger, address: string, more = {}) => {
		const workflow = await rest.createWorkflow(starting(node));
		await rest.publish(workflow);
		const url = `${host.origin}/webhook/${address}`;
		return async () =>
			await pressed(stage, workflow, { url, headers: { ...headers, ...more }, body });
	};
	const { ours, theirs } = await inTurns(
		{
			ours: await contender(trigger, `${trigger.webhookId}/${path}`),
			theirs: await contender(builtIn, String(builtIn.parameters.path), {
				[SECRET.name]: SECRET.value,
			}),
		},
		ROUNDS,
	);
	return { ours: middle(ours), theirs: middle(theirs) };
}

/** Counts answers only with the runs that they promise: some are sent before those start. */
async function pressed({ rest }: Stage, { id }: StoredWorkflow, post: Post): Promise<Pressure> {
	const started = performance.now();
	const pressure = await press(post, { connections: CONNECTIONS, seconds: SECONDS });
	const answered = performance.now() - started;
	await until('the runs to end', async () => (await rest.executions(id)).length === 0, {
		timeout: 120_000,
		every: 50,
	});
	return { ...pressure, rate: (pressure.rate * answered) / (performance.now() - started) };
}

const middle = (rounds: Pressure[]): Pressure => ({
	rate: median(rounds.map(({ rate }) => rate)),
	p50: median(rounds.map(({ p50 }) => p50)),
	p99: median(rounds.map(({ p99 }) => p99)),
});
