import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { emailAddress, writtenPhone } from '../../../core/fields/formats';
import type { GmPayEndpoint } from '../../api/api';
import { REQUEST_AGREEMENT } from '../../api/endpoints';
import { bizNo } from '../../fields/fields';

/** gmpay.txt: 사전 동의 신청 */
export const requestAgreement: RemoteOperation<GmPayEndpoint> = {
	name: 'Request Agreement',
	value: 'requestAgreement',
	action: 'Request prior agreement of member',
	description: 'Apply for the prior agreement (사전 동의) of a shop that is to become a member',
	effect: 'write',
	endpoint: REQUEST_AGREEMENT,
	fields: [
		{
			displayName: 'Store Name',
			name: 'storeName',
			type: 'string',
			required: true,
			default: '',
			description: "The shop's name",
		},
		{
			displayName: 'Representative',
			name: 'ceoName',
			type: 'string',
			required: true,
			default: '',
			description: 'The name of who represents the business',
		},
		{
			displayName: 'Mobile Phone',
			name: 'ceoMobile',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 01000000000',
			description: "The representative's mobile phone number. It is sent as you write it.",
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. name@email.com',
			description: "The shop's e-mail address",
		},
		bizNo,
	],
	rules: z.object({ email: emailAddress, ceoMobile: writtenPhone }).partial(),
	toOutput: (reply, { storeName, bizNo }) => ({ requested: true, storeName, bizNo, ...reply }),
};
