import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { isDay } from '../../core/koreanTime';
import type { WireContext } from '../../core/operation';
import { emailAddress, koreanPhone, webAddress } from '../../core/fields/formats';
import { withDefault } from '../../core/fields/credentialValues';

export { var1, var2 } from '../../core/fields/commonFields';

/** Fields that several CiderPay calls share, with the same meaning (ciderpay.txt) */

export const memberID: INodeProperties = {
	displayName: 'Merchant ID',
	name: 'memberID',
	type: 'string',
	default: '',
	description: "The merchant. Leave it empty to use the credential's.",
};

/** Fills in the credential's Merchant ID if the item has none. A throw means nothing was sent. */
export const withMember = (values: IDataObject, { credential }: WireContext): IDataObject =>
	withDefault(values, 'memberID', credential.memberID, 'Merchant ID');

export const feedbackUrl: INodeProperties = {
	displayName: 'Notification URL',
	name: 'feedbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/…/ciderpay',
	description:
		'Paste the production URL of your CiderPay Trigger. Without it, no workflow starts when a buyer pays.',
};

export const returnUrl: INodeProperties = {
	displayName: 'Return URL',
	name: 'returnUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example.com/thank-you',
	description:
		'Where the buyer lands afterwards. Arriving there is not proof of payment: use the CiderPay Trigger.',
};

export const customMobile: INodeProperties = {
	displayName: 'Buyer Mobile Phone',
	name: 'customMobile',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 010-0000-0000',
	description: "The buyer's mobile phone number, with or without hyphens",
};

export const customName: INodeProperties = {
	displayName: 'Buyer Name',
	name: 'customName',
	type: 'string',
	default: '',
	description: "The buyer's name",
};

export const customEmail: INodeProperties = {
	displayName: 'Buyer Email',
	name: 'customEmail',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: "The buyer's email address",
};

export const customNo: INodeProperties = {
	displayName: 'Buyer Number',
	name: 'customNo',
	type: 'string',
	default: '',
	description: 'Your own number for the buyer, returned in the notification',
};

export const reason: INodeProperties = {
	displayName: 'Description',
	name: 'reason',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'Details of what the buyer is asked to pay for',
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
	description: "The 'payUniqueNo' in the output of the operation that made the request",
};

export const mpToken: INodeProperties = {
	displayName: 'Card Token',
	name: 'mpToken',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description: "The 'data.mpToken' of the CiderPay Trigger's event Card Registered",
};

export const rpToken: INodeProperties = {
	displayName: 'Subscription Token',
	name: 'rpToken',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description: "The 'data.rpToken' of the CiderPay Trigger's event Subscription Approved",
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
