/** The Korean words of CiderPay's manual in the panels of its nodes. */
import { resources } from '../../../nodes/CiderPay/operations';
import { TERMS } from '../../../nodes/CiderPay/fields/terms';
import { EVENTS } from '../../../nodes/CiderPay/trigger/eventNames';
import { CALLS, MERCHANT_CALLS } from '../../contract/ciderpay/table.mts';
import { itHasItsTerms } from '../../support/terms.mts';

itHasItsTerms({
	resources,
	events: EVENTS,
	terms: TERMS,
	documented: [...CALLS, ...MERCHANT_CALLS].flatMap(({ operation, rows }) =>
		rows.map(({ name }) => ({ operation, name })),
	),
});
