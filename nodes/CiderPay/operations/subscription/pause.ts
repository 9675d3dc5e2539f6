import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { memberID, rpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 정기결제 일시정지 */
export const pause: RemoteOperation<CiderPayEndpoint> = {
	name: 'Pause',
	value: 'pause',
	action: 'Pause subscription',
	description: 'Stop the charges of a subscription until it is resumed',
	effect: 'write',
	endpoint: { method: 'POST', path: '/oapi/regularPay/pauseAct', encoding: 'form' },
	fields: [memberID, rpToken],
	toWire: withMember,
	toOutput: (reply) => ({ paused: true, ...reply }),
};
