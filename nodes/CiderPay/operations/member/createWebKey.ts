import { filled } from '../../../core/http/expects';
import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { memberID, withMember } from '../../fields/fields';

/** ciderpay.txt: 웹 로그인 키 생성 */
export const createWebKey: RemoteOperation<CiderPayEndpoint> = {
	name: 'Create Web Key',
	value: 'createWebKey',
	action: 'Create web login key',
	description:
		'Create a key that signs a merchant in to the CiderPay seller site. The key is a secret; it is no payment token.',
	effect: 'write',
	endpoint: {
		reveals: ['var1'],
		method: 'GET',
		path: '/oapi/pmember/makeWebKey',
		encoding: 'query',
		expects: { var1: filled },
	},
	fields: [memberID],
	toWire: withMember,
	toOutput: (reply) => ({ webKey: reply.var1, ...reply }),
};
