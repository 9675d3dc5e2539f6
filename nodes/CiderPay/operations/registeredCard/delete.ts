import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { DELETE_CARD } from '../../api/endpoints';
import { memberID, mpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 토큰 해지 (등록 결제 API) */
export const remove: RemoteOperation<CiderPayEndpoint> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete registered card',
	description: 'Delete a registered card, so that its token can no longer be charged',
	effect: 'write',
	endpoint: DELETE_CARD,
	fields: [memberID, mpToken],
	toWire: withMember,
	toOutput: (reply) => ({ deleted: true, ...reply }),
};
