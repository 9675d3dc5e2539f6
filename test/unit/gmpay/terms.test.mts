import { resources } from '../../../nodes/GmPay/operations';
import { TERMS } from '../../../nodes/GmPay/fields/terms';
import { EVENTS } from '../../../nodes/GmPay/trigger/events';
import { CALLS, isEntered } from '../../contract/gmpay/table.mts';
import { itHasItsTerms } from '../../support/terms.mts';

itHasItsTerms({
	resources,
	events: EVENTS,
	terms: TERMS,
	documented: CALLS.flatMap(({ operation, rows }) =>
		rows.filter(isEntered).map(({ name }) => ({ operation, name })),
	),
});
