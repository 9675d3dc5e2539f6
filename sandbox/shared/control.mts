/** The controls that every simulated provider has over HTTP. They are not the provider's. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyText, formFields, isForm, type Fields } from './form.mts';
import type { Values } from './parameters.mts';
import { setSwitches, switchFromForm, type SwitchTable } from './switch-table.mts';

/** What the controls need of a provider. */
export interface Controlled {
	/** `/name`, where the provider stands on the server. */
	prefix: string;
	/** The page that browsers are led back to. */
	board: string;
	table: SwitchTable;
	switches: object;
	notifier: { idle(): Promise<void>; release(): void; resend(delivery: number): void };
	/** Everything that is known, as JSON. */
	state(): Values;
	/** Puts the provider back to its beginning. */
	reset(): void;
}

function fromForm(request: FastifyRequest): boolean {
	return isForm(request.headers['content-type'] ?? '');
}

/** A body as fields, from a form or from JSON. */
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
 * Adds one control: it answers a form with the board, a program with JSON, and says 400 to what
 * cannot be done.
 * @param url below the provider's `/control/`
 * @param act gives what a program gets to read
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
			return fromForm(request) ? reply.redirect(board, 303) : reply.send(value);
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			return reply.code(400).send({ error: why });
		}
	});
}

/** Adds the controls: state, switches, reset, what is held back, sending again. */
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
