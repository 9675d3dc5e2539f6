import type { IExecuteFunctions } from 'n8n-workflow';

/** Cached per execution: it takes n8n a millisecond to tell, and every item may ask. */
const known = new WeakMap<IExecuteFunctions, string>();

/** Returns the URL at which n8n would resume this execution; empty if unknown. Never throws. */
export function resumeUrlOf(execution: IExecuteFunctions): string {
	const url = known.get(execution) ?? evaluateResumeUrl(execution);
	known.set(execution, url);
	return url;
}

function evaluateResumeUrl(execution: IExecuteFunctions): string {
	try {
		return String(execution.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	} catch {
		return '';
	}
}
