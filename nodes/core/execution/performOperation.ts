import type { INodeProperties } from 'n8n-workflow';

import { askProvider } from '../http/askProvider';
import { sender } from '../http/send';
import { nestedFields } from '../fields/checkField';
import type {
	Ask,
	Endpoint,
	ItemInput,
	Outcome,
	RemoteOperation,
	Unknown,
	WireParams,
} from '../operation';
import type { NodeRun } from './nodeRun';
import type { PreparedItem } from './prepareItem';
import { webhookHostOf } from './webhookHost';

/** Returns the function that makes the calls of a run for one item. */
export const askFor = <TEndpoint extends Endpoint>(
	{ execution, provider, options }: Pick<NodeRun<TEndpoint>, 'execution' | 'provider' | 'options'>,
	{ fields }: Pick<RemoteOperation<TEndpoint>, 'fields'>,
	{ credential, input }: Pick<PreparedItem, 'credential' | 'input'>,
): Ask<TEndpoint> => {
	const secretParameters = passwordsOf(fields);
	return askProvider({
		provider,
		credential,
		send: sender(execution.helpers, options.timeout),
		webhookHost: () => webhookHostOf(execution),
		secretParameters,
		secrets: secretParameters.map((name) => String(input[name] ?? '')),
	});
};

/**
 * Carries out an operation for one item, in a run or a webhook, and returns its outcome. A call is
 * sent once; if no answer came, it is reconciled; an answer that does not verify is disputed.
 */
export async function perform<TEndpoint extends Endpoint>(
	ask: Ask<TEndpoint>,
	operation: RemoteOperation<TEndpoint>,
	{ input, wire, credential }: Pick<PreparedItem, 'input' | 'wire' | 'credential'>,
): Promise<Outcome> {
	const { endpoint } = operation;
	const chosen = isChosenByInput(endpoint) ? endpoint(input) : endpoint;
	const first = await (operation.perform?.(ask, wire) ?? ask(chosen, wire));
	const output = first.status === 'refused' && operation.refusalAsOutput?.(first, input);
	if (output) return { status: 'succeeded', data: output, isFinal: true };
	const outcome = first.status === 'unknown' ? await reconcile(ask, operation, wire, first) : first;
	if (outcome.status !== 'succeeded' || outcome.isFinal) return outcome;
	const reason = operation.verifyReply?.(outcome.data, wire, credential);
	return reason === undefined ? outcome : { status: 'unknown', disputed: true, reason };
}

/** Looks up how an unanswered write ended; returns `unknown` if the operation has no look-up. */
export async function reconcile<TEndpoint extends Endpoint>(
	ask: Ask<TEndpoint>,
	operation: Pick<RemoteOperation<TEndpoint>, 'reconcile'>,
	wire: WireParams,
	unknown: Unknown,
): Promise<Outcome> {
	return (await operation.reconcile?.(ask, wire, unknown)) ?? unknown;
}

const isChosenByInput = <TEndpoint>(
	endpoint: TEndpoint | ((input: ItemInput) => TEndpoint),
): endpoint is (input: ItemInput) => TEndpoint => typeof endpoint === 'function';

/** Cached per operation: the values of these fields are collected for every item. */
const PASSWORDS = new WeakMap<INodeProperties[], string[]>();

function passwordsOf(fields: INodeProperties[]): string[] {
	const names = PASSWORDS.get(fields) ?? passwordNames(fields);
	PASSWORDS.set(fields, names);
	return names;
}

const passwordNames = (fields: INodeProperties[]): string[] =>
	fields
		.flatMap((field) => [field, ...nestedFields(field)])
		.filter(({ typeOptions }) => typeOptions?.password)
		.map(({ name }) => name);
