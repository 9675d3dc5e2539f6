import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { REGISTER_SUB_ACCOUNT } from '../../api/endpoints';

/** payapp.txt: 부계정 등록 */
export const register: RemoteOperation<PayAppEndpoint> = {
	name: 'Register',
	value: 'register',
	action: 'Register sub-account',
	description: 'Register a sub-account, e.g. for an employee who accepts payments',
	effect: 'write',
	endpoint: REGISTER_SUB_ACCOUNT,
	fields: [
		{
			displayName: 'Sub-Account ID',
			name: 'subuserid',
			type: 'string',
			required: true,
			default: '',
			description: 'ID that the employee signs in with',
		},
		{
			displayName: 'Password',
			name: 'subpwd',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "The sub-account's password",
		},
		{
			displayName: 'Sub-Account Name',
			name: 'subname',
			type: 'string',
			required: true,
			default: '',
			description: 'Name of the sub-account',
		},
		additionalFields([
			{
				displayName: 'Job Title',
				name: 'subjtype',
				type: 'string',
				default: '',
				description: "The employee's position",
			},
			{
				displayName: 'Organization, Level 1',
				name: 'subetc1',
				type: 'string',
				default: '',
				placeholder: 'e.g. Head office',
				description: 'Largest unit for sales reports',
			},
			{
				displayName: 'Organization, Level 2',
				name: 'subetc2',
				type: 'string',
				default: '',
				placeholder: 'e.g. Planning',
				description: "Unit for sales reports within 'Organization, Level 1'",
			},
			{
				displayName: 'Organization, Level 3',
				name: 'subetc3',
				type: 'string',
				default: '',
				placeholder: 'e.g. Marketing',
				description: "Unit for sales reports within 'Organization, Level 2'",
			},
			{
				displayName: 'Permissions',
				name: 'state',
				type: 'multiOptions',
				options: [
					{ name: 'Cancel Payments', value: '4', description: '결제취소' },
					{ name: 'Main Administrator', value: '2', description: '메인관리자' },
					{ name: 'None', value: '0', description: '권한없음' },
					{ name: 'Use the Sub-Account', value: '1', description: '부계정사용' },
				],
				default: [],
				description: 'What the sub-account may do',
			},
		]),
	],
	toWire: ({ state, ...values }) => ({
		...values,
		...(Array.isArray(state) && { state: sumOf(state.map(Number)) }),
	}),
	toOutput: (reply, { subuserid }) => ({ ...reply, registered: true, subuserid }),
};

const sumOf = (permissions: number[]): number =>
	[...new Set(permissions)].reduce((sum, permission) => sum + permission, 0);
