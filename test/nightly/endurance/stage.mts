import type { Report } from '../../../sandbox/n8n/command.mts';

/** What a measurement in a real n8n is given. */
export interface Stage {
	/** The project's folder */
	root: string;
	/** The folder of the installed n8n */
	n8n: string;
	/** The packed package */
	tarball: string;
	/** The long form, for evidence; otherwise the short one, for every run of the tests */
	long: boolean;
	report: Report;
}
