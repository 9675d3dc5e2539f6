/** Thousands of notifications as fast as n8n takes them, some forged, some repeated. */
import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import { exactly, type Evidence, type Table } from '../../support/evidence/evidence.mts';
import { publish, trigger } from '../../e2e/host/bench.mts';
import type { Times } from './effects.mts';
import type { Stage } from './stage.mts';
import { mixed, type Message } from './messages.mts';
import { asCell, openScene, order, removeDuplicates, settled } from './scene.mts';
import { send, type Sending, type Sent } from './sender.mts';

/**
 * One execution at a time: otherwise Remove Duplicates loses events and lets repeats through (see
 * the measurement `duplicates`). The other settings raise the rate.
 */
const SETTINGS = {
	N8N_CONCURRENCY_PRODUCTION_LIMIT: '1',
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
};

/** More would not raise the rate: they wait for one another. */
const SENDERS = 4;

/** No genuine notification is lost, no forged one runs, and no effect happens twice. */
export async function notifications(stage: Stage): Promise<Evidence> {
	const scene = await openScene(stage, SETTINGS);
	try {
		const count = stage.long ? 20_000 : 2000;
		const { effects, rest, sandbox } = scene;
		const messages = mixed(sandbox.payapp.seller, count, 100_000_000);
		const workflow = await publish(scene, [
			trigger(scene),
			removeDuplicates(count),
			order('Effect', effects.effectUrl),
		]);
		stage.report(`sending ${count} notifications ...`);
		const sending = await send(triggerUrl(rest.origin, workflow), messages, SENDERS);
		await settled(scene);
		// n8n keeps no successful executions here.
		const failed = (await rest.executions(workflow.id)).length;
		return {
			name: 'notifications',
			tables: [answers(sending.sent), rate(sending)],
			goals: [...goals(messages, sending.sent, effects.happened), noneFailed(failed)],
		};
	} finally {
		await scene.close();
	}
}

function goals(messages: Message[], sent: Sent[], happened: Times) {
	const times = (which: Message[]) => which.map(({ eventId }) => happened.get(eventId) ?? 0);
	const genuine = times(messages.filter(({ forgery }) => !forgery));
	const forged = times(messages.filter(({ forgery }) => forgery));
	const amiss = sent.filter(({ status, answer, message: { forgery } }) =>
		forgery ? status !== 401 || answer !== 'FAIL' : status !== 200 || answer !== 'SUCCESS',
	);
	return [
		exactly('genuine payments without their effect', genuine.filter((n) => n === 0).length, 0),
		exactly('genuine payments with more than one effect', genuine.filter((n) => n > 1).length, 0),
		exactly(
			'effects of forged notifications',
			forged.reduce((sum, n) => sum + n, 0),
			0,
		),
		exactly('answers other than SUCCESS to genuine and 401 to forged ones', amiss.length, 0),
	];
}

const noneFailed = (failed: number) => exactly('failed executions', failed, 0);

function answers(sent: Sent[]): Table {
	const first = new Set<Message>();
	const kinds: Record<string, Sent[]> = { genuine: [], 'the same again': [], forged: [] };
	for (const one of sent) {
		const repeated = first.has(one.message);
		first.add(one.message);
		const kind = one.message.forgery ? 'forged' : repeated ? 'the same again' : 'genuine';
		kinds[kind]?.push(one);
	}
	return {
		title: 'Notifications of PayApp and the answers to them',
		columns: ['notifications', 'sent', '200', '401', 'other', 'p50 ms', 'p99 ms'],
		rows: Object.entries({ ...kinds, all: sent }).map(([kind, all]) => {
			const [ok, refused] = [200, 401].map((code) => all.filter(({ status }) => status === code));
			const known = (ok?.length ?? 0) + (refused?.length ?? 0);
			const figures = [all.length, ok?.length, refused?.length, all.length - known];
			return [kind, ...figures.map(String), percentile(all, 0.5), percentile(all, 0.99)];
		}),
	};
}

function rate({ sent, seconds }: Sending): Table {
	return {
		title: 'The load, as fast as n8n took it',
		columns: ['settings of n8n', 'senders', 'seconds', 'notifications a second'],
		rows: [
			[asCell(SETTINGS), String(SENDERS), seconds.toFixed(0), perSecond(sent.length, seconds)],
		],
	};
}

const perSecond = (count: number, seconds: number): string => (count / seconds).toFixed(1);

function percentile(sent: Sent[], share: number): string {
	const sorted = sent.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
	return (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0);
}
