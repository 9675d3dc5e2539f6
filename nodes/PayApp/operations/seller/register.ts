import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { digits, emailAddress, koreanPhone, webAddress } from '../../../core/fields/formats';
import type { PayAppEndpoint } from '../../api/api';
import { REGISTER_SELLER } from '../../api/endpoints';
import { registerFields } from './register.fields';

const rules = z
	.object({
		userpwd: z.string().regex(/^[A-Za-z0-9]{8}$/, 'must be 8 letters and digits'),
		phone: koreanPhone,
		email: emailAddress,
		common_feedbackurl: webAddress,
		compregno: digits,
		seller_type: z.string(),
		join_type: z.string(),
	})
	.partial()
	.refine(({ seller_type, join_type }) => seller_type !== 'reseller' || join_type !== '4', {
		path: ['join_type'],
		message: 'must be Paid for a reseller',
	});

/** payapp.txt: 판매자 회원 가입 */
export const register: RemoteOperation<PayAppEndpoint> = {
	name: 'Register',
	value: 'register',
	action: 'Register seller',
	description:
		"Register a seller under your reseller account, or a reseller under your agency. The output contains the new seller's keys, which are secrets.",
	effect: 'write',
	endpoint: REGISTER_SELLER,
	fields: registerFields,
	rules,
};
