import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CHANGE_PASSWORD } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';

/** ciderpay.txt: 하위 회원 패스워드 변경 */
export const changePassword: RemoteOperation<CiderPayEndpoint> = {
	name: 'Change Password',
	value: 'changePassword',
	action: 'Change merchant password',
	description: 'Set a new sign-in password for a merchant of your developer account',
	effect: 'write',
	endpoint: CHANGE_PASSWORD,
	fields: [
		memberID,
		{
			displayName: 'New Password',
			name: 'newPasswd',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Replaces the old password immediately',
		},
	],
	toWire: withMember,
	toOutput: (reply) => ({ changed: true, ...reply }),
};
