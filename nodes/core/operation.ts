import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import type { ZodType, ZodTypeDef } from 'zod';

/**
 * What a call does at the provider. `read` changes nothing; `write` creates or changes something;
 * `money` moves money. `write` and `money` go out one at a time and are never sent twice.
 */
export type Effect = 'read' | 'write' | 'money';

declare const stage: unique symbol;

/** One item's validated values by wire name. Fields that the user left empty are absent. */
export interface ItemInput extends IDataObject {
	[stage]?: 'input';
}

/** What is sent for an item, by wire name. No `ItemInput` fits: the operation must convert it. */
export interface WireParams extends IDataObject {
	[stage]?: 'wire';
}

/** A documented call of a provider; each provider adds how its own calls are made. */
export interface Endpoint {
	/** Fields of the answer whose secret is what the call is for; any other secret is redacted */
	reveals?: string[];
}

interface OperationBase {
	/** The label in the Operation selector */
	name: string;
	value: string;
	/** The sentence in the node creator: sentence case, with the resource */
	action: string;
	description: string;
	/**
	 * Plain n8n fields. A field's `name` is the documented wire name; optional ones go in a
	 * collection named `additionalFields`. Required, options, minimum and maximum are read here.
	 */
	fields: INodeProperties[];
	/**
	 * Documented rules that a field cannot express itself, over the values by wire name. Their output
	 * is what is used from here on: a nested object has to pass its other keys through.
	 */
	rules?: ZodType<IDataObject, ZodTypeDef, unknown>;
}

/** What is available when an item's values are converted into the request */
export interface WireContext {
	credential: IDataObject;
	/** Reads a binary field of the item; throws if the item has none of that name */
	file: (field: string) => Promise<{ fileName: string; base64: string }>;
}

/** Makes one documented call and returns its outcome */
export type Ask<TEndpoint> = (endpoint: TEndpoint, wire: WireParams) => Promise<Outcome>;

/** An operation that makes a documented call. `TEndpoint` is how a provider describes its calls. */
export interface RemoteOperation<TEndpoint extends Endpoint> extends OperationBase {
	effect: Effect;
	/** The call, or how to choose it by the item's values */
	endpoint: TEndpoint | ((input: ItemInput) => TEndpoint);
	/** Converts the values to what is sent, if not one to one. If it throws, nothing is sent. */
	toWire?: (input: ItemInput, context: WireContext) => IDataObject | Promise<IDataObject>;
	/** Converts the successful answer to the item's output, if it is not passed on as it is */
	toOutput?: (reply: IDataObject, input: ItemInput) => IDataObject | IDataObject[];
	/** Turns a refusal that answers the question asked ("this ID is taken") into an output */
	refusalAsOutput?: (refusal: Refused, input: ItemInput) => IDataObject | undefined;
	/** Several calls instead of `endpoint` alone: a paged read, or a write preceded by a read */
	perform?: (ask: Ask<TEndpoint>, wire: WireParams) => Promise<Outcome>;
	/**
	 * Why a successful answer is not believed, e.g. a wrong signature; undefined if it is.
	 * The item then ends as unknown, and neither a look-up nor a retry makes it a success, unless n8n
	 * itself ended before it saved that: then the look-up is all that is known.
	 */
	verifyReply?: (
		reply: IDataObject,
		wire: WireParams,
		credential: IDataObject,
	) => string | undefined;
	/** Finds out how a write ended whose answer never came, with calls that change nothing */
	reconcile?: (ask: Ask<TEndpoint>, wire: WireParams, unknown: Unknown) => Promise<Outcome>;
}

/** An operation that the node performs itself, without calling the provider. */
export interface LocalOperation extends OperationBase {
	effect: 'local';
	run: (context: LocalContext, input: ItemInput) => IDataObject | Promise<IDataObject>;
	/** Whether the item is passed on unchanged, with its files */
	passThrough?: true;
}

/** What a local operation may use */
export interface LocalContext {
	execution: IExecuteFunctions;
	/** Undefined if the node has no credential for this operation */
	credential: IDataObject | undefined;
	/** The item that the operation works on */
	item: IDataObject;
	index: number;
}

export type Operation<TEndpoint extends Endpoint> = RemoteOperation<TEndpoint> | LocalOperation;

export interface Resource<TEndpoint extends Endpoint> {
	name: string;
	value: string;
	operations: Array<Operation<TEndpoint>>;
	/** Whether no operation of the resource needs the provider's credential */
	credentialless?: true;
}

/** The provider did what was asked. `data` is its answer. */
export interface Succeeded {
	status: 'succeeded';
	data: IDataObject;
	/** `data` is the final output: made from a refusal, or found and checked by a look-up */
	isFinal?: true;
}

/** The provider said no: nothing happened there. */
export interface Refused {
	status: 'refused';
	/** The provider's own code, verbatim */
	code: string;
	/** The provider's own words, verbatim */
	message: string;
	/** What the code means and what to do, if documented */
	advice?: string | undefined;
}

/** Nothing happened, since nothing left this machine or a look-up says so: safe to send again. */
export interface NotSent {
	status: 'notSent';
	/** Why, without a period at the end */
	reason: string;
	/** The headline, if "was not reached" is not what happened */
	title?: string;
}

/** It may or may not have happened: never resent automatically. */
export interface Unknown {
	status: 'unknown';
	/** Why, without a period at the end */
	reason: string;
	/** The headline, if "it is not known whether it was carried out" is not the doubt */
	title?: string | undefined;
	/** An answer came but is not believed: only a person can judge it, no retry looks it up again */
	disputed?: true | undefined;
}

export type Outcome = Succeeded | Refused | NotSent | Unknown;

/** What came back over HTTP, body undecoded */
export interface HttpReply {
	status: number;
	body: string;
	/** The end of the body was not announced: part of it may be missing */
	isOpenEnded?: true;
}

/** Where a provider reports what became of a request */
export interface Notified {
	/** The fields that take a notification URL, by wire name */
	fields: string[];
	/** How the URL of the provider's trigger ends */
	path: string;
}

/** All that the runner needs to know of a provider. */
export interface Provider<TEndpoint extends Endpoint> {
	displayName: string;
	/** The name of its credential type */
	credential: string;
	resources: Array<Resource<TEndpoint>>;
	/** Absent if no request names where to report */
	notified?: Notified;
	/**
	 * Builds the authenticated request; sends nothing. `webhookHost` returns the host at which this
	 * n8n is notified, if known.
	 */
	toRequest: (
		endpoint: TEndpoint,
		wire: WireParams,
		credential: IDataObject,
		webhookHost?: () => string | undefined,
	) => IHttpRequestOptions;
	/** Decides what an answer means. An unreadable reply is `unknown`. */
	toOutcome: (reply: HttpReply, endpoint: TEndpoint) => Succeeded | Refused | Unknown;
	/** Names what was created, for messages ("mul_no 1234"); undefined if the output has no number */
	reference: (output: IDataObject) => string | undefined;
	/** Identifies the account and its server, without secrets; a retry tells accounts apart by it. */
	account: (credential: IDataObject) => unknown[];
	/** Values of the credential that must never be shown */
	secrets: (credential: IDataObject) => string[];
}
