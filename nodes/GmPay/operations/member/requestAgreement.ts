import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { emailAddress, writtenPhone } from '../../../core/fields/formats';
import type { GmPayEndpoint } from '../../api/api';
import { REQUEST_AGREEMENT } from '../../api/endpoints';
import { bizNo } from '../../fields/fields';

/** gmpay.txt: 사전 동의 신청 */
export const requestAgreement: RemoteOperation<GmPayEndpoint> = {
	name: 'Request Preapproval',
	value: 'requestAgreement',
	action: 'Request merchant preapproval',
	description: 'Apply for the prior consent for a shop that you want to register as a merchant',
	effect: 'write',
	endpoint: REQUEST_AGREEMENT,
	fields: [
		{
			displayName: 'Store Name',
			name: 'storeName',
			type: 'string',
			required: true,
			default: '',
			description: 'The name of the shop',
		},
		{
			displayName: 'Representative Name',
			name: 'ceoName',
			type: 'string',
			required: true,
			default: '',
			description: "The name of the business's representative",
		},
		{
			displayName: 'Representative Mobile Phone',
			name: 'ceoMobile',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description: "The representative's mobile phone number, sent as entered",
		},
		{
			displayName: 'Merchant Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. name@email.com',
			description: 'The email address of the shop',
		},
		bizNo,
	],
	rules: z.object({ email: emailAddress, ceoMobile: writtenPhone }).partial(),
	toOutput: (reply, { storeName, bizNo }) => ({ requested: true, storeName, bizNo, ...reply }),
};
