import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { nestedFields } from './coerce';
import type { Input, Outcome, Provider, RemoteOperation } from './operation';
import type { RunOptions } from './options';
import { redact } from './redact';
import { send } from './send';

/** What a call needs of the run it belongs to */
export interface CallContext<TCall> {
	execution: IExecuteFunctions;
	of: Provider<TCall>;
	credential: IDataObject | undefined;
	options: RunOptions;
}

/**
 * Makes a documented call once for one item and tells how it ended. A refusal's words are freed of
 * every secret that was sent: a provider may repeat them.
 */
export async function call<TCall>(
	{ execution, of, credential = {}, options }: CallContext<TCall>,
	operation: RemoteOperation<TCall>,
	input: Input,
): Promise<Outcome> {
	const wire = operation.toWire ? operation.toWire(input) : input;
	const request = of.toRequest(operation.call, wire, credential);
	const sent = await send(execution.helpers, request, options.timeout);
	const outcome = 'reply' in sent ? of.toOutcome(sent.reply) : sent;
	if (outcome.outcome === 'succeeded') {
		const { data } = outcome;
		return { outcome: 'succeeded', data: operation.toOutput?.(data, input) ?? data };
	}
	if (outcome.outcome !== 'refused') return outcome;
	const answer = operation.answerOf?.(outcome, input);
	if (answer) return { outcome: 'succeeded', data: answer };
	const secrets = [...of.secrets(credential), ...passwordsIn(operation.fields, input)];
	return { ...outcome, message: redact(outcome.message, secrets) };
}

const passwordsIn = (fields: INodeProperties[], input: Input): string[] =>
	fields
		.flatMap((field) => [field, ...nestedFields(field)])
		.filter(({ typeOptions }) => typeOptions?.password)
		.map(({ name }) => String(input[name] ?? ''));
