import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { isDay } from '../../core/koreanTime';
import type { WireContext } from '../../core/operation';
import { emailAddress, koreanPhone, webAddress } from '../../core/fields/formats';
import { withDefault } from '../../core/fields/credentialValues';

export { var1, var2 } from '../../core/fields/commonFields';

/** Fields that several CiderPay calls share, with the same meaning (ciderpay.txt) */

export const memberID: INodeProperties = {
	displayName: 'Member ID',
	name: 'memberID',
	type: 'string',
	default: '',
	description:
		"The merchant (회원 아이디) that the call is for. Leave it empty to use the credential's.",
};

/** Fills in the credential's Member ID if the item has none. A throw means nothing was sent. */
export const withMember = (values: IDataObject, { credential }: WireContext): IDataObject =>
	withDefault(values, 'memberID', credential.memberID, 'Member ID');

export const feedbackUrl: INodeProperties = {
	displayName: 'Notify URL',
	name: 'feedbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/…/ciderpay',
	description:
		'The address that CiderPay tells how it went: paste the production URL of a CiderPay Trigger. Without it, no workflow hears of it.',
};

export const returnUrl: INodeProperties = {
	displayName: 'Return URL',
	name: 'returnUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example.com/thank-you',
	description:
		'Where the buyer goes afterwards. It proves nothing: only the CiderPay Trigger tells what happened.',
};

export const customMobile: INodeProperties = {
	displayName: 'Mobile Phone',
	name: 'customMobile',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 010-0000-0000',
	description: "The customer's mobile phone number. Hyphens and spaces are taken out.",
};

export const customName: INodeProperties = {
	displayName: 'Customer Name',
	name: 'customName',
	type: 'string',
	default: '',
	description: "The customer's name",
};

export const customEmail: INodeProperties = {
	displayName: 'Customer Email',
	name: 'customEmail',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: "The customer's e-mail address",
};

export const customNo: INodeProperties = {
	displayName: 'Customer Number',
	name: 'customNo',
	type: 'string',
	default: '',
	description: 'Your own number for the customer. It comes back in the notification.',
};

export const reason: INodeProperties = {
	displayName: 'Details',
	name: 'reason',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'What the customer is asked to pay for, in more words',
};

/** Rules for the fields above that n8n's field definitions cannot express */
export const commonRules = {
	customMobile: koreanPhone,
	customEmail: emailAddress,
	feedbackUrl: webAddress,
	returnUrl: webAddress,
};

/** A day in the manual's format (yyyy-MM-dd) */
export const day = z.string().refine(isDay, 'must be a day as yyyy-MM-dd, e.g. 2026-12-31');

export const payUniqueNo: INodeProperties = {
	displayName: 'Request Number',
	name: 'payUniqueNo',
	type: 'string',
	required: true,
	default: '',
	description:
		"The number of the request: 'payUniqueNo' in the output of the operation that made it",
};

export const mpToken: INodeProperties = {
	displayName: 'Card Token',
	name: 'mpToken',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description:
		"The token of the registered card (mpToken): 'data.mpToken' of the CiderPay Trigger's event Card Registered",
};

export const rpToken: INodeProperties = {
	displayName: 'Subscription Token',
	name: 'rpToken',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description:
		"The token of the subscription (rpToken): 'data.rpToken' of the CiderPay Trigger's event Subscription Approved",
};

export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	displayOptions: { show: { returnAll: [false] } },
	default: 50,
	description: 'Max number of results to return',
};
