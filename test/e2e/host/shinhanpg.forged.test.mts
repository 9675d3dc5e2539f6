import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import {
	approved,
	CONFIRM,
	hearing,
	lookForSecrets,
	onlyEvent,
	openShinhanPg,
	order,
	PAID,
	PENDING,
	runs,
	shinhan,
	shows,
	type Order,
} from './shinhanpgBench.mts';
import { comeBack } from './shinhanWindow.mts';

const REFUSED = '요청을 처리할 수 없습니다';

openShinhanPg();

describe('a forged return', () => {
	let workflow: StoredWorkflow;
	let own: Order;
	let other: Order;

	beforeAll(async () => {
		workflow = await hearing({ events: ['confirmed', 'confirmedBefore', 'confirmUnknown'] });
	}, 60_000);

	beforeEach(async () => {
		own = await order(workflow, 1000);
		other = await order(workflow, 50_000);
	}, 60_000);

	/** The signed custom_parameter of an order's request */
	const sealOf = ({ redirect_url }: Order): string =>
		shinhan().authenticate(redirect_url).fields.custom_parameter ?? '';

	it.each<[string, () => Record<string, string>]>([
		['with no custom_parameter', () => ({ custom_parameter: '' })],
		['with a custom_parameter that was made up', () => ({ custom_parameter: 'member-7' })],
		[
			'with a wrong nonce',
			() => ({ custom_parameter: sealOf(own).replace(/\.[\w-]{43}\./, `.${'A'.repeat(43)}.`) }),
		],
		[
			'with a changed amount',
			() => ({ custom_parameter: sealOf(own).replace('n8n.1000.', 'n8n.100.') }),
		],
		['with the custom_parameter of another order', () => ({ custom_parameter: sealOf(other) })],
		['that names another order', () => ({ order_no: other.order_no })],
		['that names no order', () => ({ order_no: '' })],
	])('%s confirms nothing and starts nothing', async (_, changes) => {
		const visit = shinhan().authenticate(own.redirect_url);
		shinhan().calls.length = 0;
		expect(await comeBack(visit, changes())).toMatchObject({ ...shows(REFUSED), status: 401 });
		// Neither confirmed nor looked up: a stranger cannot make n8n call Shinhan.
		expect(shinhan().calls).toEqual([]);
		expect(await runs(workflow)).toBe(0);
	});

	it('with the token of another order confirms nothing and starts nothing', async () => {
		const { fields } = shinhan().authenticate(other.redirect_url);
		const visit = shinhan().authenticate(own.redirect_url);
		const changes = { confirm_token: String(fields.confirm_token) };
		expect(await comeBack(visit, changes)).toMatchObject(shows('결제가 완료되지 않았습니다'));
		expect(approved()).toEqual([]);
		expect(await runs(workflow)).toBe(0);
	});

	it('does not keep the genuine one from being the only one that starts a run', async () => {
		const visit = shinhan().authenticate(own.redirect_url);
		await comeBack(visit, { custom_parameter: sealOf(other) });
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		expect(await onlyEvent(workflow)).toMatchObject({ event: 'confirmed', orderNo: own.order_no });
		expect(approved()).toEqual([{ order_no: own.order_no, amount: own.amount }]);
	}, 60_000);

	it('that is a virtual account of nobody, a cancellation or a failure starts nothing', async () => {
		const all = await hearing({ events: ['cancelled', 'failed', 'virtualAccountIssued'] });
		const back = await order(all);
		const account = shinhan().issueAccount(back.redirect_url);
		const ways = [account, shinhan().leave(back.redirect_url), shinhan().fail(back.redirect_url)];
		const answers = await Promise.all(
			ways.map(async (visit) => {
				const url = new URL(visit.url);
				url.searchParams.set('won', '1');
				return await comeBack({ ...visit, url: url.href });
			}),
		);
		expect(answers.map(({ status }) => status)).toEqual([401, 200, 200]);
		expect(await runs(all)).toBe(0);
		expect(await comeBack(account)).toMatchObject(shows('가상계좌가 발급되었습니다'));
		expect(await onlyEvent(all)).toMatchObject({
			event: 'virtualAccountIssued',
			orderNo: back.order_no,
			verified: false,
		});
	}, 60_000);

	it('whose confirmation names another amount is never shown or told as paid', async () => {
		const hears = await hearing();
		const { redirect_url } = await order(hears);
		shinhan().switches.otherAmount = { value: 100, call: CONFIRM };
		const visit = shinhan().authenticate(redirect_url);
		expect(await comeBack(visit)).toMatchObject(shows(PENDING));
		expect(await onlyEvent(hears)).toMatchObject({
			event: 'confirmUnknown',
			data: { outcome: 'unknown', reason: expect.stringContaining('100 won, not 1500') },
		});
	}, 60_000);
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(20);
		expect(found).toEqual([]);
	}, 60_000);
});
