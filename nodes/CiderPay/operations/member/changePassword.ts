import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CHANGE_PASSWORD } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';

/** ciderpay.txt: 하위 회원 패스워드 변경 */
export const changePassword: RemoteOperation<CiderPayEndpoint> = {
	name: 'Change Password',
	value: 'changePassword',
	action: 'Change password of member',
	description: 'Set a new sign-in password for a merchant that belongs to your developer account',
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
			description: "The merchant's new password. It holds at once; the old one no longer works.",
		},
	],
	toWire: withMember,
	toOutput: (reply) => ({ changed: true, ...reply }),
};
