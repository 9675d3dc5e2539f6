import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { emailAddress } from '../../../core/fields/formats';
import type { CiderPayEndpoint } from '../../api/api';
import { SEND_VAT_REPORT } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';
import { dateRangeType, year, yearRule } from './period';

/** ciderpay.txt: 부가세 자료 메일 전송 API */
export const sendEmail: RemoteOperation<CiderPayEndpoint> = {
	name: 'Send Email',
	value: 'sendEmail',
	action: 'Send VAT report by email',
	description: "Have CiderPay email a merchant's figures for the VAT return",
	effect: 'write',
	endpoint: SEND_VAT_REPORT,
	fields: [
		memberID,
		year,
		dateRangeType,
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. name@email.com',
			description: 'Where the report is sent',
		},
	],
	rules: z.object({ email: emailAddress, year: yearRule }).partial(),
	toWire: withMember,
	toOutput: (reply, { email }) => ({ sent: true, email, ...reply }),
};
