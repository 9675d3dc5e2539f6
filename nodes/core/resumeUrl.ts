import type { IExecuteFunctions } from 'n8n-workflow';

/** The URL at which n8n would let this execution go on; empty where it does not say. Never throws. */
export function resumeUrlOf(execution: IExecuteFunctions): string {
	try {
		return String(execution.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	} catch {
		return '';
	}
}
