import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { RESUME_SUBSCRIPTION } from '../../api/endpoints';
import { memberID, rpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 정기결제 일시정지 해제 */
export const resume: RemoteOperation<CiderPayEndpoint> = {
	name: 'Resume',
	value: 'resume',
	action: 'Resume subscription',
	description: 'Restart the charges of a paused subscription',
	effect: 'write',
	endpoint: RESUME_SUBSCRIPTION,
	fields: [memberID, rpToken],
	toWire: withMember,
	toOutput: (reply) => ({ resumed: true, ...reply }),
};
