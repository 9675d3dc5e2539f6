/** A row of the contract table: what the manual says of a parameter, and how the node takes it. */

/**
 * payapp.txt, column 필수; "개인 필수" and "사업자 필수" are in the description of sellerRegist. From
 * the SDKs: those of rebillRegist (by cycle) and paycancel (in part).
 */
export type Must =
	| '필수'
	| '개인 필수'
	| '사업자 필수'
	| '필수 사용자입력'
	| 'Month 필수'
	| 'Week 필수'
	| '부분취소 필수';

/**
 * Where the node takes a value from: its own field, Additional Fields, the credential, or nowhere.
 * A switch is in Additional Fields and chooses the command; it never goes out.
 */
export type Taken = 'field' | 'additional' | 'credential' | 'constant' | 'switch';

/** A documented choice whose wire value differs from what is chosen */
export interface Choice {
	given: string[];
	wire: string;
}

export interface Row {
	/** The wire name */
	name: string;
	/** Its line in payapp.txt; absent if only PayApp's SDKs and samples have it */
	line?: number;
	/** The source, if neither has it */
	by?: 'integrators';
	/** Absent if it is optional */
	must?: Must;
	as: Taken;
	/** What the user enters */
	given?: string | number | string[];
	/** What PayApp has to receive, if not `given` as text */
	wire?: string;
	/** Its form in the body, if different */
	encoded?: string;
	/** The format a text must have; any text if absent */
	form?: 'digits' | 'app' | 'address' | 'mail' | 'password' | 'time' | 'day' | 'months';
	/** Values that have to be entered with it */
	with?: Record<string, string | number>;
	/** The amount that it and others add up to */
	partOf?: string;
	/** The smallest amount in won, if not 1 or 0 */
	least?: number;
	/** Optional there, but the node requires it: omitting it may do more than the user meant. */
	demanded?: true;
	/** What goes out if nothing was chosen */
	unlessChosen?: string;
	/** Every value the manual or the SDKs list */
	choices?: Array<string | Choice>;
}

export interface Call {
	cmd: string;
	/** The node's resource.operation */
	operation: string;
	/** The heading in payapp.txt, or the command in PayApp's SDKs */
	heading: string;
	rows: Row[];
}
