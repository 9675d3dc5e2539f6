import { z } from 'zod';

import { koreanDigits } from '../../../core/koreanTime';
import type { RemoteOperation } from '../../../core/operation';
import { digitsOf, emailAddress, writtenPhone } from '../../../core/fields/formats';
import type { GmPayEndpoint } from '../../api/api';
import { REGISTER } from '../../api/endpoints';
import { registerFields } from './register.fields';

const BIRTH_DATE = /^\d{4}-?\d{2}-?\d{2}$/;

/** Whether a text is a calendar day, with or without hyphens */
const isBirthDate = (value: string): boolean =>
	BIRTH_DATE.test(value) && koreanDigits(`${digitsOf(value)}000000`) !== undefined;

const rules = z
	.object({
		ceoBirth: z
			.string()
			.refine(isBirthDate, { message: 'must be a date as yyyyMMdd, e.g. 19800131' })
			.transform(digitsOf),
		mobile: writtenPhone,
		storePhone: writtenPhone,
		taxPhone: writtenPhone,
		email: emailAddress,
		taxEmail: emailAddress,
		bizType: z.string(),
		corpNo: z.string(),
	})
	.partial()
	.refine(({ bizType, corpNo }) => bizType !== 'CORPORATION' || corpNo, {
		path: ['corpNo'],
		message: 'is required for a corporation',
	});

/** gmpay.txt: 회원 가입 */
export const register: RemoteOperation<GmPayEndpoint> = {
	name: 'Register',
	value: 'register',
	action: 'Register merchant',
	description: 'Register a shop as a GMPay merchant under your partner account',
	effect: 'write',
	endpoint: REGISTER,
	fields: registerFields,
	rules,
	toWire: (values) => ({
		...values,
		// The manual requires it of every member, though only corporations have one.
		corpNo: values.corpNo ?? '',
	}),
	// A reply holds only its verdict; anything beyond that could echo the password.
	toOutput: (_, { memberId }) => ({ registered: true, memberId }),
};
