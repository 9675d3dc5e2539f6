import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { invalidBecause } from './check';
import { nestedFields } from './coerce';
import type { Invalid } from './errors';
import type { Ask, Input, Outcome, Provider, RemoteOperation, Unknown } from './operation';
import type { RunOptions } from './options';
import { redact } from './redact';
import { send } from './send';
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
	const answer = first.outcome === 'refused' ? operation.answerOf?.(first, input) : undefined;
	if (answer) return { outcome: 'succeeded', data: answer, answered: true };
	return first.outcome === 'unknown'
		? await settle(context, operation, wire, input, first)
		: withoutSecrets(context, operation, input, first);
}

/** Frees an outcome's words of every secret that was sent: a provider may repeat them. */
function withoutSecrets<TCall>(
	{ of, credential = {} }: CallContext<TCall>,
	operation: RemoteOperation<TCall>,
	input: Input,
	outcome: Outcome,
): Outcome {
	if (outcome.outcome === 'succeeded') return outcome;
	const secrets = [...of.secrets(credential), ...passwordsIn(operation.fields, input)];
	const clean = (words: string) => redact(words, secrets);
	if (outcome.outcome !== 'refused') return { ...outcome, reason: clean(outcome.reason) };
	return { ...outcome, code: clean(outcome.code), message: clean(outcome.message) };
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
		let request: IHttpRequestOptions;
		try {
			request = of.toRequest(named, values, credential, () => webhookHostOf(execution));
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return { outcome: 'notSent', reason, message: 'The request could not be made' };
		}
		const sent = await send(execution.helpers, request, options.timeout);
		return 'reply' in sent ? of.toOutcome(sent.reply, named) : sent;
	};

const passwordsIn = (fields: INodeProperties[], input: Input): string[] =>
	fields
		.flatMap((field) => [field, ...nestedFields(field)])
		.filter(({ typeOptions }) => typeOptions?.password)
		.map(({ name }) => String(input[name] ?? ''));
