import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { paymentLinkId } from './fields';

/** ciderpay.txt: 결제링크 삭제; the manual shows no reply */
export const remove: RemoteOperation<CiderPayEndpoint> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete payment link',
	description:
		"Delete a payment link, so that nobody can pay through it any more. Your developer account must have access to the link's merchant.",
	effect: 'write',
	endpoint: {
		method: 'DELETE',
		path: '/oapi/paymentLink/{id}',
		encoding: 'none',
		mayBeEmpty: true,
	},
	fields: [paymentLinkId],
	toOutput: (reply, { id }) => ({ deleted: true, id, ...reply }),
};
