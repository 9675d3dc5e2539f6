/** HTTP controls common to all simulated providers. They are not part of the providers' APIs. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyText, formFields, isForm, type Fields } from './form.mts';
import type { Values } from './parameters.mts';
import { setSwitches, switchFromForm, type SwitchTable } from './switch-table.mts';

/** What the controls need from a provider. */
export interface Controlled {
	/** `/name`: the provider's path on the server. */
	prefix: string;
	/** Page to redirect browsers to. */
	board: string;
	table: SwitchTable;
	switches: object;
	notifier: { idle(): Promise<void>; release(): void; resend(delivery: number): void };
	/** Returns the whole state as JSON. */
	state: () => Values;
	/** Resets the provider to its initial state. */
	reset: () => void;
}

function fromForm(request: FastifyRequest): boolean {
	return isForm(request.headers['content-type'] ?? '');
}

/** Returns the fields of a body, form or JSON. */
function fieldsOf(request: FastifyRequest): Fields {
	if (fromForm(request)) return formFields(request);
	const body = bodyText(request);
	const fields: Fields = {};
	if (body === '') return fields;
	const parsed: unknown = JSON.parse(body);
	if (typeof parsed !== 'object' || parsed === null) return fields;
	for (const [name, value] of Object.entries(parsed)) fields[name] = String(value);
	return fields;
}

/**
 * Adds one control. It redirects a form to the board, answers a program with JSON, and answers 400
 * if `act` throws.
 * @param url path below the provider's `/control/`
 * @param act returns what a program gets as the reply
 */
export function addAct(
	app: FastifyInstance,
	{ prefix, board }: Controlled,
	url: string,
	act: (fields: Fields, params: Fields, request: FastifyRequest) => unknown,
): void {
	app.post(`${prefix}/control/${url}`, async (request, reply): Promise<FastifyReply> => {
		try {
			const value = await act(fieldsOf(request), request.params as Fields, request);
			return await (fromForm(request) ? reply.redirect(board, 303) : reply.send(value));
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			return reply.code(400).send({ error: why });
		}
	});
}

/** Adds the common controls: state, idle, switches, reset, release and resend. */
export function addControl(app: FastifyInstance, controlled: Controlled): void {
	const { prefix, table, switches, notifier, state, reset } = controlled;
	app.get(`${prefix}/control`, (_request, reply) => reply.send(state()));
	app.get(`${prefix}/control/idle`, async (_request, reply) => {
		await notifier.idle();
		return reply.send(state());
	});
	addAct(app, controlled, 'switches', (fields, _params, request) => {
		const changes: unknown = fromForm(request)
			? switchFromForm(table, fields)
			: JSON.parse(bodyText(request));
		setSwitches(table, switches, changes);
		return switches;
	});
	addAct(app, controlled, 'reset', () => {
		reset();
		return state();
	});
	addAct(app, controlled, 'release', () => {
		notifier.release();
		return state();
	});
	addAct(app, controlled, 'resend/:delivery', (_fields, { delivery }) => {
		notifier.resend(Number(delivery));
		return state();
	});
}
