import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { DELETE_SUBSCRIPTION } from '../../api/endpoints';
import { memberID, rpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 정기 결제 토큰 해지. The path really is destroyMp, as for registered cards. */
export const remove: RemoteOperation<CiderPayEndpoint> = {
	name: 'Cancel',
	value: 'delete',
	action: 'Cancel subscription',
	description: 'End a subscription permanently, so that nothing more is charged',
	effect: 'write',
	endpoint: DELETE_SUBSCRIPTION,
	fields: [memberID, rpToken],
	toWire: withMember,
	toOutput: (reply) => ({ deleted: true, ...reply }),
};
