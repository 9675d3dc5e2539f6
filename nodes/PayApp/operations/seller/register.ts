import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { digits, emailAddress, koreanPhone, webAddress } from '../../../core/fields/formats';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { REGISTER_SELLER } from '../../api/endpoints';
import { resellerid } from '../../fields/fields';

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

/** payapp.txt: 판매자 회원 가입; PayApp takes the Korean names as values */
const LINES_OF_BUSINESS = [
	['Accommodation', '숙박업'],
	['Agriculture and Fishery', '농수산업'],
	['Blog', 'Blog사업자'],
	['Contents', '컨텐츠'],
	['Distribution', '유통'],
	['Door-to-Door Sales', '방문판매'],
	['Emergency Repair Service', 'A/S긴급출동'],
	['Online Shop', '쇼핑몰사업자'],
	['Other', '기타'],
	['Rental', '임대업'],
	['Restaurant (Delivery)', '음식점(배달)'],
	['Service', '서비스'],
	['Transport', '운수업'],
	['Wholesale and Retail', '도소매'],
];

/** payapp.txt: 판매자 회원 가입 */
export const register: RemoteOperation<PayAppEndpoint> = {
	name: 'Register',
	value: 'register',
	action: 'Register seller',
	description:
		"Register a seller or a reseller under your agency or reseller account. The output holds the new seller's link key and link value, which are secrets.",
	effect: 'write',
	endpoint: REGISTER_SELLER,
	fields: [
		{
			displayName: 'Seller ID',
			name: 'userid',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID that the new seller signs in with',
		},
		{
			displayName: 'Password',
			name: 'userpwd',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "The new seller's password: exactly 8 letters and digits",
		},
		{
			displayName: 'Seller Name',
			name: 'sellername',
			type: 'string',
			required: true,
			default: '',
			description: "The seller's name as buyers see it",
		},
		{
			displayName: 'Mobile Phone',
			name: 'phone',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description: "The seller's mobile phone number. Hyphens and spaces are taken out.",
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. name@email.com',
			description: "The seller's e-mail address",
		},
		{
			displayName: 'Line of Business',
			name: 'bizkind',
			type: 'options',
			required: true,
			options: LINES_OF_BUSINESS.map(([name = '', value = '']) => ({
				name: `${name} (${value})`,
				value,
			})),
			default: '쇼핑몰사업자',
			description: 'What the seller does',
		},
		{
			displayName: 'Seller Kind',
			name: 'usertype',
			type: 'options',
			required: true,
			options: [
				{ name: 'Person', value: '1' },
				{ name: 'Business', value: '2' },
			],
			default: '1',
			description:
				'Whether a person or a registered business sells. Each needs fields of its own. Choose it here rather than by an expression: with an expression the fields of both are asked for.',
		},
		{
			displayName: 'Person Name',
			name: 'username',
			type: 'string',
			required: true,
			displayOptions: { show: { usertype: ['1'] } },
			default: '',
			description: "The person's name",
		},
		{
			displayName: 'Business Number',
			name: 'compregno',
			type: 'string',
			required: true,
			displayOptions: { show: { usertype: ['2'] } },
			default: '',
			placeholder: 'e.g. 000-00-00000',
			description: 'The business registration number. Hyphens and spaces are taken out.',
		},
		{
			displayName: 'Company Name',
			name: 'compname',
			type: 'string',
			required: true,
			displayOptions: { show: { usertype: ['2'] } },
			default: '',
			description: 'The registered name of the business',
		},
		{
			displayName: 'Business Type',
			name: 'biztype1',
			type: 'string',
			required: true,
			displayOptions: { show: { usertype: ['2'] } },
			default: '',
			description: 'The type (업태) on the business registration',
		},
		{
			displayName: 'Business Item',
			name: 'biztype2',
			type: 'string',
			required: true,
			displayOptions: { show: { usertype: ['2'] } },
			default: '',
			description: 'The item (업종) on the business registration',
		},
		{
			displayName: 'Representative',
			name: 'ceo_nm',
			type: 'string',
			required: true,
			displayOptions: { show: { usertype: ['2'] } },
			default: '',
			description: 'The name of who represents the business',
		},
		{
			displayName: 'Registers As',
			name: 'seller_type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Seller', value: 'seller', description: "Needs a reseller's ID as 'Reseller ID'" },
				{
					name: 'Reseller',
					value: 'reseller',
					description: "Needs an agency's ID as 'Reseller ID'",
				},
			],
			default: 'seller',
			description: 'What the new account is',
		},
		resellerid,
		{
			displayName: 'Fee Plan',
			name: 'join_type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Paid', value: '0' },
				{ name: 'Discount', value: '4' },
			],
			default: '0',
			description: 'How the account is joined. A reseller is always Paid.',
		},
		additionalFields([
			{
				displayName: 'Account Holder',
				name: 'compbankname',
				type: 'string',
				default: '',
				description: 'The holder of the settlement account',
			},
			{
				displayName: 'Account Number',
				name: 'compbanknum',
				type: 'string',
				default: '',
				description: 'The number of the settlement account',
			},
			{
				displayName: 'Address Line 1',
				name: 'addr1',
				type: 'string',
				default: '',
				description: "The seller's address",
			},
			{
				displayName: 'Address Line 2',
				name: 'addr2',
				type: 'string',
				default: '',
				description: "The second line of the seller's address",
			},
			{
				displayName: 'Bank',
				name: 'compbank',
				type: 'string',
				default: '',
				description: 'The bank that settlements are paid to',
			},
			{
				displayName: 'Common Notify URL',
				name: 'common_feedbackurl',
				type: 'string',
				default: '',
				description:
					'An address that PayApp tells about every payment of this seller, also those not made through this API: paste the production URL of a PayApp Trigger. One payment may be told more than once.',
			},
			{
				displayName: 'Homepage',
				name: 'homepage',
				type: 'string',
				default: '',
				description: "The seller's web site",
			},
			{
				displayName: 'Postal Code',
				name: 'zipcode',
				type: 'string',
				default: '',
				description: "The postal code of the seller's address",
			},
		]),
	],
	rules,
};
