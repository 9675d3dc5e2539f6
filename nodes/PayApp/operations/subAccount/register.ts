import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { REGISTER_SUB_ACCOUNT } from '../../api/endpoints';

/** payapp.txt: 부계정 등록 */
export const register: RemoteOperation<PayAppEndpoint> = {
	name: 'Register',
	value: 'register',
	action: 'Register sub-account',
	description: 'Register a sub-account, e.g. for an employee who takes payments',
	effect: 'write',
	endpoint: REGISTER_SUB_ACCOUNT,
	fields: [
		{
			displayName: 'Sub-Account ID',
			name: 'subuserid',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID that the employee signs in with',
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
			displayName: 'Name',
			name: 'subname',
			type: 'string',
			required: true,
			default: '',
			description: "The sub-account's name",
		},
		additionalFields([
			{
				displayName: 'Group (Large)',
				name: 'subetc1',
				type: 'string',
				default: '',
				placeholder: 'e.g. Head office',
				description: 'The largest unit that sales are reported by',
			},
			{
				displayName: 'Group (Medium)',
				name: 'subetc2',
				type: 'string',
				default: '',
				placeholder: 'e.g. Planning',
				description: 'The unit below the large group',
			},
			{
				displayName: 'Group (Small)',
				name: 'subetc3',
				type: 'string',
				default: '',
				placeholder: 'e.g. Marketing',
				description: 'The unit below the medium group',
			},
			{
				displayName: 'Job Title',
				name: 'subjtype',
				type: 'string',
				default: '',
				description: "The employee's position",
			},
			{
				displayName: 'Permissions',
				name: 'state',
				type: 'multiOptions',
				options: [
					{ name: 'Cancel Payments', value: '4' },
					{ name: 'Main Administrator', value: '2' },
					{ name: 'None', value: '0' },
					{ name: 'Use the Sub-Account', value: '1' },
				],
				default: [],
				description: 'What the sub-account may do. PayApp receives the sum of the choices.',
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
