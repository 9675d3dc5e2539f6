import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { ciderPay } from '../../nodes/CiderPay/provider';
import { prepareItem } from '../../nodes/core/execution/prepareItem';
import { choicesOf, nestedFields } from '../../nodes/core/fields/checkField';
import { readInput } from '../../nodes/core/fields/readInput';
import { parameterReader } from '../../nodes/core/fields/parameterReader';
import type { Endpoint, ItemInput, Operation, Provider } from '../../nodes/core/operation';
import { gmPay } from '../../nodes/GmPay/provider';
import { payApp } from '../../nodes/PayApp/provider';
import { shinhanPg } from '../../nodes/ShinhanPg/provider';
import { hold } from './declared.mts';
import { must, type See } from './runner.mts';
import { anyJson, anyText, POISON } from './texts.mts';

/** An item for one operation, by the values of its parameters */
interface Item<TEndpoint extends Endpoint> {
	operation: Operation<TEndpoint>;
	/** By name; a missing parameter is not set */
	given: Record<string, unknown>;
	/** The parameters whose expression cannot be evaluated */
	broken: string[];
}

/** The value of every password field; no message may repeat it. */
const SECRET = 'TEST+secret/of-a-field==';
const credential: IDataObject = {
	baseUrl: 'https://provider.example',
	...{ userid: 'u', linkkey: SECRET, linkval: SECRET },
	...{ devID: 'd', devToken: SECRET, feedbackToken: SECRET, approvalToken: SECRET, memberID: 'm' },
	...{ cancelToken: SECRET, memberId: 'm', urlSecret: SECRET },
	...{ client_id: 'c', paymentApiKey: SECRET, searchApiKey: SECRET, ip_addr: '203.0.113.10' },
};

/** What an expression can return that JSON cannot express */
const strange = fc.constantFrom<unknown[]>(
	undefined,
	null,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	-0,
	2 ** 53,
	new Date(Number.NaN),
	new Date(0),
	{ toISO: () => 'x' },
	[[[]]],
	() => 1,
	Symbol.iterator,
	10n,
	'9'.repeat(10_000),
);
const plain = fc.constantFrom<unknown[]>(
	...[
		'1000',
		'1,000',
		' 1 ',
		'01000000000',
		'010-0000-0000',
		'https://shop.example/a?b=1',
		'a@b.c',
	],
	...['2026-12-31', '20261231', 'true', 1, 0, 1000, 99_999, true, false],
);

/** Generates values that a field may take, and any others. */
function valueOf(field: INodeProperties): fc.Arbitrary<unknown> {
	if (field.typeOptions?.password) return fc.oneof(fc.constant(SECRET), fc.constant(` ${SECRET}`));
	const fitting =
		field.type === 'fixedCollection' || field.type === 'collection'
			? groupOf(field)
			: field.type === 'options' || field.type === 'multiOptions'
				? fc.constantFrom(...choicesOf(field).map(({ value }): unknown => value), '')
				: plain;
	return fc.oneof(
		{ weight: 6, arbitrary: fitting },
		anyText,
		anyJson,
		strange,
		// A resource locator that n8n has not unwrapped
		anyText.map((value) => ({ __rl: true, mode: 'id', value })),
	);
}

const recordOf = (fields: INodeProperties[]): fc.Arbitrary<Record<string, unknown>> =>
	fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])), {
		requiredKeys: [],
	});

/** Generates a collection's value: its fields, or one group of fields (or a list of groups). */
function groupOf(field: INodeProperties): fc.Arbitrary<unknown> {
	const inner = recordOf(nestedFields(field));
	if (field.type === 'collection') {
		return fc.tuple(inner, fc.constantFrom(...POISON)).map(([values, name]) => ({
			...values,
			...(JSON.parse(`{${JSON.stringify(name)}:{"polluted":1}}`) as object),
		}));
	}
	const [group] = (field.options ?? []).map(({ name }) => name);
	return fc
		.oneof(inner, fc.array(inner, { maxLength: 3 }))
		.map((values) => ({ [group ?? 'values']: values }));
}

function itemsOf<TEndpoint extends Endpoint>({
	resources,
}: Provider<TEndpoint>): fc.Arbitrary<Item<TEndpoint>> {
	const operations = resources.flatMap((resource) => resource.operations);
	return fc.oneof(
		...operations.map((operation) => {
			const fields = operation.fields.filter(({ type }) => type !== 'notice');
			const names = fields.map(({ name }) => name);
			return fc.record({
				operation: fc.constant(operation),
				given: recordOf(fields),
				broken: fc.oneof(
					{ weight: 9, arbitrary: fc.constant<string[]>([]) },
					fc.subarray(names, { maxLength: 1 }),
				),
			});
		}),
	);
}

/** Stubs n8n's execution context, which a node asks for its parameters. */
const executionOf = <TEndpoint extends Endpoint>({
	given,
	broken,
}: Item<TEndpoint>): IExecuteFunctions =>
	({
		getNode: () => ({ type: 'n8n-nodes-test.test' }),
		getNodeParameter: (name: string, _: number, fallback: unknown) => {
			if (broken.includes(name)) throw new Error('Referenced node is unexecuted');
			return Object.hasOwn(given, name) ? given[name] : fallback;
		},
		getInputData: () => [{ json: {} }],
		helpers: {
			assertBinaryData: () => {
				throw new Error('This operation expects the node input to contain a binary file');
			},
		},
	}) as unknown as IExecuteFunctions;

const isChosen = <TEndpoint,>(
	endpoint: TEndpoint | ((input: ItemInput) => TEndpoint),
): endpoint is (input: ItemInput) => TEndpoint => typeof endpoint === 'function';

async function checkItem<TEndpoint extends Endpoint>(
	of: Provider<TEndpoint>,
	item: Item<TEndpoint>,
	see: See,
): Promise<void> {
	const { operation, broken } = item;
	const execution = executionOf(item);
	const checked = readInput(parameterReader(execution), operation, 0);
	if ('problems' in checked) {
		see('refused');
		must(checked.problems.length > 0, 'refused without a reason');
		for (const { field, rule } of checked.problems) {
			must(typeof field === 'string' && field !== '' && typeof rule === 'string', 'no words');
			must(rule !== '' && !rule.includes(SECRET), 'a secret was repeated');
		}
		return;
	}
	see('taken');
	const { input } = checked;
	must(Object.getPrototypeOf(input) === Object.prototype, 'another prototype');
	must(
		broken.every((name) => !(name in input)),
		'what could not be evaluated was taken',
	);
	hold(operation.fields, input);
	if (operation.effect === 'local') return;
	const run = { execution, credentialOf: () => credential };
	const made = await prepareItem(run, operation, { index: 0, input });
	if ('invalid' in made) {
		see('not prepared');
		must(!JSON.stringify(made.invalid.problems).includes(SECRET), 'a secret was repeated');
		return;
	}
	const { endpoint } = operation;
	const chosen = isChosen(endpoint) ? endpoint(input) : endpoint;
	try {
		const { url, body = '' } = of.toRequest(chosen, made.item.wire, credential);
		see('built');
		must(url.startsWith(String(credential.baseUrl)), 'it goes elsewhere');
		must(typeof body === 'string', 'a body that is no text');
	} catch (error) {
		// The value cannot go into a path or a header: nothing is sent.
		must(error instanceof RangeError && !error.message.includes(SECRET), String(error));
		see('not built');
	}
}

/** Generated items of each provider's operations, with what must hold for them */
export const PARAMETERS = {
	PayApp: parametersOf(payApp),
	CiderPay: parametersOf(ciderPay),
	GMPay: parametersOf(gmPay),
	'Shinhan PG': parametersOf(shinhanPg),
};

/** A case that checks itself, so that the provider's types stay in here. */
export type Case = (see: See) => Promise<void>;

function parametersOf<TEndpoint extends Endpoint>(of: Provider<TEndpoint>): fc.Arbitrary<Case> {
	return itemsOf(of).map((item) => {
		const one: Case = async (see) => await checkItem(of, item, see);
		// What fast-check prints for a failing case
		return Object.assign(one, {
			[fc.toStringMethod]: () =>
				`${item.operation.action}: ${fc.stringify(item.given)} ${item.broken.join()}`,
		});
	});
}
