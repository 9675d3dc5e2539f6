import { resources } from '../../../nodes/PayApp/operations';
import { TERMS } from '../../../nodes/PayApp/fields/terms';
import { EVENTS } from '../../../nodes/PayApp/trigger/events';
import { CALLS, LITE } from '../../contract/payapp/table.mts';
import { isEntered } from '../../contract/payapp/entries.mts';
import { itHasItsTerms } from '../../support/terms.mts';

itHasItsTerms({
	resources,
	events: EVENTS,
	terms: TERMS,
	documented: [...CALLS, LITE].flatMap(({ operation, rows }) =>
		rows.filter(isEntered).map(({ name }) => ({ operation, name })),
	),
});
