/** Thrown where a value shows only on the way to the wire that it cannot be sent */
export class InvalidField extends RangeError {
	/** The label in the panel */
	readonly field: string;
	/** What is wrong, as the end of a sentence that begins with the label */
	readonly rule: string;

	constructor(field: string, rule: string) {
		super(`'${field}' ${rule}`);
		this.field = field;
		this.rule = rule;
	}
}
