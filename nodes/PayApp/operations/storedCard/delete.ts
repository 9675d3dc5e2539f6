import type { RemoteOperation } from '../../../core/operation';
import type { PayAppEndpoint } from '../../api/api';
import { DELETE_CARD } from '../../api/endpoints';
import { encBill } from '../../fields/fields';

/** PayApp SDK: billDelete */
export const deleteCard: RemoteOperation<PayAppEndpoint> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete registered card',
	description: 'Delete a registered card, so that its key can no longer charge it',
	effect: 'write',
	endpoint: DELETE_CARD,
	fields: [encBill],
	toOutput: (reply) => ({ ...reply, deleted: true }),
};
