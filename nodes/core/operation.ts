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

/** One item's checked values by wire name. Fields that the user left empty are absent. */
export interface ItemInput extends IDataObject {
	[stage]?: 'input';
}

/** What goes out for an item, by wire name. No `ItemInput` is one: the operation has to turn it into this. */
export interface WireParams extends IDataObject {
	[stage]?: 'wire';
}

/** A documented call of a provider; each provider adds how its own are made. */
export interface Endpoint {
	/** Names in the answer whose secret is what the call is for: any other is taken out of it */
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
	 * Plain n8n fields. A field's `name` is the documented wire name; optional ones stand in a
	 * collection called `additionalFields`. Required, options, minimum and maximum are read from here.
	 */
	fields: INodeProperties[];
	/**
	 * The documented rules that a field cannot say of itself, over the values by wire name. What it parses
	 * is what goes on from here: an object inside of it has to pass its other names through.
	 */
	rules?: ZodType<IDataObject, ZodTypeDef, unknown>;
}

/** What the values of an item are turned into the request with */
export interface WireContext {
	credential: IDataObject;
	/** Reads a binary field of the item; throws where the item has none of that name */
	file: (field: string) => Promise<{ fileName: string; base64: string }>;
}

/** Makes one documented call and tells how it ended */
export type Ask<TEndpoint> = (endpoint: TEndpoint, wire: WireParams) => Promise<Outcome>;

/** An operation that makes a documented call. `TEndpoint` is how the provider describes its calls. */
export interface RemoteOperation<TEndpoint extends Endpoint> extends OperationBase {
	effect: Effect;
	/** The call, or how the item's values choose it */
	endpoint: TEndpoint | ((input: ItemInput) => TEndpoint);
	/** Turns the values into what goes out, where that is not one to one. What it throws means: not sent. */
	toWire?: (input: ItemInput, context: WireContext) => IDataObject | Promise<IDataObject>;
	/** Turns the provider's successful answer into the item's output, where it is not handed on as it is */
	toOutput?: (reply: IDataObject, input: ItemInput) => IDataObject | IDataObject[];
	/** A refusal that answers the question asked ("this ID is taken") gives an output instead of an error */
	refusalAsOutput?: (refusal: Refused, input: ItemInput) => IDataObject | undefined;
	/** Several calls instead of `endpoint` alone: a read page by page, or a write that a read precedes */
	perform?: (ask: Ask<TEndpoint>, wire: WireParams) => Promise<Outcome>;
	/**
	 * Why a write's successful answer is not to be believed, e.g. a wrong signature; undefined where it
	 * is. The item then ends as unknown, and neither a look-up nor a retry makes a success of it, unless
	 * n8n itself ended before it saved that: then the look-up is all that is known.
	 */
	verifyReply?: (
		reply: IDataObject,
		wire: WireParams,
		credential: IDataObject,
	) => string | undefined;
	/** Finds out how a write ended whose answer never came, by calls that change nothing */
	reconcile?: (ask: Ask<TEndpoint>, wire: WireParams, unknown: Unknown) => Promise<Outcome>;
}

/** An operation that the node does by itself, without a call to the provider. */
export interface LocalOperation extends OperationBase {
	effect: 'local';
	run: (context: LocalContext, input: ItemInput) => IDataObject;
	/** Whether the item goes on as it came, its files too */
	passThrough?: true;
}

/** What a local operation may use */
export interface LocalContext {
	execution: IExecuteFunctions;
	/** Undefined where the node has no credential for this operation */
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
	/** `data` is the output as it stands: made of a refusal, or found and checked by a look-up */
	isFinal?: true;
}

/** The provider said no: nothing happened there. */
export interface Refused {
	status: 'refused';
	/** The provider's own code, as it came */
	code: string;
	/** The provider's own words, as they came */
	message: string;
	/** What the code means and what to do, where it is documented */
	advice?: string;
}

/** Nothing happened, since nothing left this machine or a look-up says so: safe to send again. */
export interface NotSent {
	status: 'notSent';
	/** Why, in words that end a sentence */
	reason: string;
	/** The headline, where "was not reached" is not what happened */
	title?: string;
}

/** It may or may not have happened: never sent again by itself. */
export interface Unknown {
	status: 'unknown';
	/** Why, in words that end a sentence */
	reason: string;
	/** The headline, where "it is not known whether it was carried out" is not the doubt */
	title?: string;
	/** An answer came that is not believed: only a person can judge it, and no retry looks it up again */
	disputed?: true;
}

export type Outcome = Succeeded | Refused | NotSent | Unknown;

/** What came back over HTTP, body undecoded */
export interface HttpReply {
	status: number;
	body: string;
	/** Nothing announced where the body ends: part of it may be missing */
	isOpenEnded?: true;
}

/** All that the runner needs to know of a provider. */
export interface Provider<TEndpoint extends Endpoint> {
	displayName: string;
	/** The name of its credential type */
	credential: string;
	resources: Array<Resource<TEndpoint>>;
	/**
	 * Builds the authenticated request. It sends nothing. `webhookHost` gives the host that this n8n is
	 * notified at, where that is known.
	 */
	toRequest: (
		endpoint: TEndpoint,
		wire: WireParams,
		credential: IDataObject,
		webhookHost?: () => string | undefined,
	) => IHttpRequestOptions;
	/** Decides what an answer means. A reply that it cannot read is `unknown`. */
	toOutcome: (reply: HttpReply, endpoint: TEndpoint) => Succeeded | Refused | Unknown;
	/** Names what was made, for messages ("mul_no 1234"); undefined where the output has no number */
	reference: (output: IDataObject) => string | undefined;
	/** What says whose account it is, and at which server: no secrets. A retry tells accounts apart by it. */
	account: (credential: IDataObject) => unknown[];
	/** The credential's values that must never be seen */
	secrets: (credential: IDataObject) => string[];
}
