import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { askOnce } from './ask';
import { invalidBecause } from './check';
import { cleanOutcome } from './clean';
import { nestedFields } from './coerce';
import type { Invalid } from './errors';
import type { Ask, Input, Outcome, Provider, RemoteOperation, Unknown } from './operation';
import type { RunOptions } from './options';
import { webhookHostOf } from './webhookHost';

/** What a call needs of the run it belongs to */
export interface CallContext<TCall> {
	execution: IExecuteFunctions;
	of: Provider<TCall>;
	credential: IDataObject | undefined;
	options: RunOptions;
}

/** Turns an item's values into what goes out. Nothing is sent; what cannot be turned says why. */
export async function wireOf<TCall>(
	{ execution, credential = {} }: CallContext<TCall>,
	operation: RemoteOperation<TCall>,
	input: Input,
	itemIndex: number,
): Promise<{ wire: Input } | Invalid> {
	if (!operation.toWire) return { wire: input };
	const file = async (field: string) => {
		const { fileName = field } = execution.helpers.assertBinaryData(itemIndex, field);
		const buffer = await execution.helpers.getBinaryDataBuffer(itemIndex, field);
		return { fileName, base64: buffer.toString('base64') };
	};
	try {
		return { wire: await operation.toWire(input, { credential, file }) };
	} catch (error) {
		return invalidBecause(error);
	}
}

/**
 * Carries out an operation for one item and tells how it ended. A call goes out once; an operation
 * with a look-up asks how it ended where no answer came. No secret that was sent is in the words of
 * what it gives.
 */
export async function call<TCall>(
	context: CallContext<TCall>,
	operation: RemoteOperation<TCall>,
	wire: Input,
	input: Input,
): Promise<Outcome> {
	const ask = askOf(context);
	const named = isChosen(operation.call) ? operation.call(input) : operation.call;
	const first = await (operation.gather?.(ask, wire) ?? ask(named, wire));
	const answer = first.status === 'refused' ? operation.answerOf?.(first, input) : undefined;
	if (first.status === 'unknown') return await settle(context, operation, wire, input, first);
	const outcome: Outcome = answer ? { status: 'succeeded', data: answer, isFinal: true } : first;
	return withoutSecrets(context, operation, input, outcome);
}

/** Frees an outcome of every secret that was sent: a provider may repeat them. */
function withoutSecrets<TCall>(
	{ of, credential = {} }: CallContext<TCall>,
	operation: RemoteOperation<TCall>,
	input: Input,
	outcome: Outcome,
): Outcome {
	const secrets = [...of.secrets(credential), ...passwordsIn(operation.fields, input)];
	return cleanOutcome(outcome, secrets, operation.reveals);
}

const isChosen = <TCall>(
	named: TCall | ((input: Input) => TCall),
): named is (input: Input) => TCall => typeof named === 'function';

/** Asks how a write ended that got no answer, where the operation has a look-up. */
export async function settle<TCall>(
	context: CallContext<TCall>,
	operation: RemoteOperation<TCall>,
	wire: Input,
	input: Input,
	unknown: Unknown,
): Promise<Outcome> {
	const settled = (await operation.settle?.(askOf(context), wire, unknown)) ?? unknown;
	return withoutSecrets(context, operation, input, settled);
}

const askOf =
	<TCall>({ execution, of, credential = {}, options }: CallContext<TCall>): Ask<TCall> =>
	async (named, values) => {
		const webhookHost = () => webhookHostOf(execution);
		const asking = {
			helpers: execution.helpers,
			of,
			credential,
			timeout: options.timeout,
			webhookHost,
		};
		return await askOnce(asking, named, values);
	};

const passwordsIn = (fields: INodeProperties[], input: Input): string[] => {
	const names = PASSWORDS.get(fields) ?? passwordNames(fields);
	PASSWORDS.set(fields, names);
	return names.map((name) => String(input[name] ?? ''));
};

/** Found once for an operation: thousands of items are looked through for what stands in them. */
const PASSWORDS = new WeakMap<INodeProperties[], string[]>();

const passwordNames = (fields: INodeProperties[]): string[] =>
	fields
		.flatMap((field) => [field, ...nestedFields(field)])
		.filter(({ typeOptions }) => typeOptions?.password)
		.map(({ name }) => name);
