import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CREATE_WEB_KEY } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';

/** ciderpay.txt: 웹 로그인 키 생성 */
export const createWebKey: RemoteOperation<CiderPayEndpoint> = {
	name: 'Create Login Key',
	value: 'createWebKey',
	action: 'Create login key',
	description:
		'Create a secret key, not a payment token, that signs a merchant in to the CiderPay seller site',
	effect: 'write',
	endpoint: CREATE_WEB_KEY,
	fields: [memberID],
	toWire: withMember,
	toOutput: (reply) => ({ webKey: reply.var1, ...reply }),
};
