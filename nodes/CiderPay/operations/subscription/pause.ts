import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { PAUSE_SUBSCRIPTION } from '../../api/endpoints';
import { memberID, rpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 정기결제 일시정지 */
export const pause: RemoteOperation<CiderPayEndpoint> = {
	name: 'Pause',
	value: 'pause',
	action: 'Pause subscription',
	description: 'Stop the charges of a subscription until you resume it',
	effect: 'write',
	endpoint: PAUSE_SUBSCRIPTION,
	fields: [memberID, rpToken],
	toWire: withMember,
	toOutput: (reply) => ({ paused: true, ...reply }),
};
