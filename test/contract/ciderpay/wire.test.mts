/** Every documented CiderPay parameter, from the field that the merchant fills in to the wire. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';
import { CiderPayBench } from '../../support/ciderpay.mts';
import { fieldsOf, shownBy } from '../../support/fields.mts';
import { CALLS, MEMBER, MERCHANT_CALLS } from './table.mts';
import type { Call, Row } from './table.mts';

let bench: CiderPayBench;
beforeAll(async () => {
	bench = await CiderPayBench.start();
});
beforeEach(() => {
	const { cider } = bench;
	cider.reset();
	const own = cider.members.get(cider.account.memberID)!;
	cider.members.set(MEMBER, { ...own, memberID: MEMBER });
});
afterAll(async () => await bench.sandbox.close());

const ALL = [...CALLS, ...MERCHANT_CALLS];
const cases = (pick: (row: Row) => boolean) =>
	ALL.flatMap((call) =>
		call.rows.filter(pick).map((row) => ({ title: `${call.call} ${row.name}`, call, row })),
	);

/** What a parameter needs in order to be sent at all */
const WITH: Record<string, IDataObject> = {
	discountPercent: { useDiscount: true },
	periodDateValSub: { periodDateType: 'YEAR', limitDateStr: '2027-12-31' },
	firstPrice: { firstBillingType: 'MUST_FIRST_PAYMENT' },
};
const companions = ({ rows }: Call, { name, given }: Row): Row[] => {
	const names = Object.keys(WITH[name] ?? {});
	if (given === 'YEAR') names.push('periodDateValSub', 'limitDateStr');
	if (name === 'useDiscount') names.push('discountPercent');
	return rows.filter((row) => names.includes(row.name));
};

const isConditional = (row: Row) => ['useDiscount', 'discountPercent'].includes(row.name);

/** Returns the required rows and this one, with its companions. */
const rowsWith = (call: Call, row?: Row): Row[] => [
	...new Set([
		...call.rows.filter((one) => one.must && !isConditional(one)),
		...(row ? [...companions(call, row), row] : []),
	]),
];

function parametersOf(call: Call, rows: Row[]): IDataObject {
	const pick = (as: Row['as']) =>
		Object.fromEntries(rows.filter((row) => row.as === as).map(({ name, given }) => [name, given]));
	const fixed: IDataObject = call.operation === 'product.getAll' ? { returnAll: true } : {};
	return { ...fixed, ...pick('field'), additionalFields: pick('additional') } as IDataObject;
}

const wireOf = ({ wire, given }: Row) => wire ?? given;
/** Choices that the node shows with a default: sent whether or not the user touches them */
const DEFAULTS: Record<string, IDataObject> = {
	'paymentLink.create': {
		useDiscount: false,
		stockInfo: { use: false },
		buyAmount: { use: false },
		deliveryPrice: { use: false },
	},
	'registeredCard.requestRegistration': { selectAuthType: 'SELECT' },
	'subscription.request': { periodDateType: 'MONTH' },
	'payment.request': { smsuse: 'Y' },
	'product.getAll': { size: 100 },
};

async function expectWire(call: Call, rows: Row[]): Promise<void> {
	const parameters = parametersOf(call, rows);
	await bench.run(call.operation, parameters, [{}], {}, { approvalToken: '' });
	const [seen] = bench.sent(call.call);
	const expected = {
		...DEFAULTS[call.operation],
		...Object.fromEntries(rows.map((row) => [row.name, wireOf(row)])),
	};
	const isText = ['query', 'form', 'path'].includes(call.encoding);
	expect(seen?.values).toEqual(
		isText
			? Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, String(value)]))
			: expected,
	);
	expect(seen?.unlisted).toEqual([]);
	expect(seen?.contentType.split(';')[0]).toBe(
		{ json: 'application/json', form: 'application/x-www-form-urlencoded', query: '', path: '' }[
			call.encoding
		],
	);
	const { devID, devToken } = bench.cider.account;
	const isDeveloper = CALLS.includes(call);
	expect(seen?.headers.devid).toBe(isDeveloper ? devID : undefined);
	expect(seen?.headers.devtoken).toBe(isDeveloper ? devToken : undefined);
	expect(seen?.headers.accept).toBe('application/json');
}

describe('each documented parameter', () => {
	it.each(cases(() => true))('$title goes out by its name, exact', async ({ call, row }) => {
		await expectWire(call, rowsWith(call, row));
	});

	it.each(ALL)('$call carries all of its parameters at once', async (call) => {
		await expectWire(call, call.rows);
	});

	it.each(cases(({ choices }) => choices !== undefined))(
		'$title goes out as each of its documented values',
		async ({ call, row }) => {
			for (const given of row.choices!) {
				bench.cider.calls.length = 0;
				const wire = row.wire === undefined ? undefined : Number(given);
				const chosen = { ...row, given, wire };
				const others = rowsWith(call).filter(({ name }) => name !== row.name);
				await expectWire(call, [...others, ...companions(call, chosen), chosen]);
			}
		},
	);
});

describe('the table is complete:', () => {
	const LOCAL = [
		'options',
		'returnAll',
		'limit',
		'output',
		'includeFeedbackToken',
		'approvalToken',
	];
	const offeredBy = ({ operation }: Call) =>
		fieldsOf(new CiderPay(), operation).filter(({ name }) => !LOCAL.includes(name));

	it('26 calls of the developer manual, four of the merchant', () => {
		expect(CALLS).toHaveLength(26);
		expect(MERCHANT_CALLS).toHaveLength(4);
		const operations = new CiderPay().description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map(
					(option) =>
						`${String(displayOptions?.show?.resource?.[0])}.${'value' in option ? String(option.value) : ''}`,
				),
			);
		expect(operations.sort()).toEqual(
			[...ALL.map(({ operation }) => operation), 'notification.acknowledge'].sort(),
		);
	});

	it.each(ALL)('$call has the same parameters in the manual and in the node', (call) => {
		const documented = call.rows.map(({ name, as }) => `${name} ${as}`);
		expect(
			offeredBy(call)
				.map(({ name, as }) => `${name} ${as}`)
				.sort(),
		).toEqual(documented.sort());
	});

	it.each(cases(({ must, optional }) => must && !optional))(
		'$title is required in the node',
		({ call, row }) => {
			expect(offeredBy(call).find(({ name }) => name === row.name)?.required).toBe(true);
		},
	);

	it.each(cases(({ choices }) => choices !== undefined))(
		'$title offers exactly the documented choices',
		({ call, row }) => {
			const field = offeredBy(call).find(({ name }) => name === row.name);
			const values = (field?.options ?? []).map((one) => 'value' in one && one.value);
			expect(values.sort()).toEqual([...row.choices!].sort());
		},
	);

	it.each(MERCHANT_CALLS.slice(1))('$call is marked as not confirmed, at its top', (call) => {
		const [first, ...others] = shownBy(new CiderPay(), call.operation);
		expect(first).toMatchObject({ type: 'notice' });
		expect(first?.displayName).toContain('Not confirmed by CiderPay');
		expect(JSON.stringify(others)).not.toContain('Not confirmed');
	});
});

describe('the payment token', () => {
	const request = { goodName: '꽃', price: 1000, mobile: '01000000000' };
	const header = () => bench.sent('POST /oapi/payment/request')[0]?.headers.approvaltoken;

	it('goes out as a header for its own merchant', async () => {
		await bench.run('payment.request', request);
		expect(header()).toBe(bench.cider.account.approvalToken);
	});

	it('never goes out for another merchant', async () => {
		await bench.run('payment.request', { ...request, memberID: 'ciderstore2' });
		expect(header()).toBeUndefined();
	});

	it('of the item comes first, and never stands in the body', async () => {
		const additionalFields = { approvalToken: 'OWN-TOKEN' };
		await bench.run('payment.request', { ...request, additionalFields });
		expect(header()).toBe('OWN-TOKEN');
		expect(bench.cider.calls[0]?.body).not.toContain('TOKEN');
	});
});
