import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { DELETE_LINK } from '../../api/endpoints';
import { paymentLinkId } from './fields';

/** ciderpay.txt: 결제링크 삭제; the manual shows no reply */
export const remove: RemoteOperation<CiderPayEndpoint> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete payment link',
	description:
		'Delete a payment link, so that nobody can pay with it. Your developer account needs access to its merchant.',
	effect: 'write',
	endpoint: DELETE_LINK,
	fields: [paymentLinkId],
	toOutput: (reply, { id }) => ({ deleted: true, id, ...reply }),
};
