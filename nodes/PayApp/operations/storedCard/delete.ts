import type { RemoteOperation } from '../../../core/operation';
import type { PayAppEndpoint } from '../../api/api';
import { DELETE_CARD } from '../../api/endpoints';
import { encBill } from '../../fields/fields';

/** PayApp SDK: billDelete */
export const deleteCard: RemoteOperation<PayAppEndpoint> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete stored card',
	description: 'Delete a stored card, so that its key can charge it no more',
	effect: 'write',
	endpoint: DELETE_CARD,
	fields: [encBill],
	toOutput: (reply) => ({ ...reply, deleted: true }),
};
