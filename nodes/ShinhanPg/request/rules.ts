import { z } from 'zod';

import { wonText } from '../api/amounts';
import { emailAddress, koreanPhone, webAddress } from '../../core/fields/formats';
import { signedCustomLength, signedUrlLength } from '../signedState/signRequest';

/** Text of limited length (the 크기 column of the manual's tables) */
export const upTo = (length: number) =>
	z.string().max(length, `must be at most ${length} characters`);

const address = webAddress.max(255, 'must be at most 255 characters');

/**
 * Printable ASCII without spaces: the ID goes into the hash verbatim, and the manual allows only an
 * e-mail address, letters and digits.
 */
export const userIdRule = upTo(50).regex(
	/^[\x21-\x7e]+$/,
	'must be an email address, or letters and digits',
);

/** A URL that opens the merchant's app, under the app's own scheme */
const appScheme = upTo(100).regex(
	/^[a-z][a-z\d+.-]*:\/\//i,
	"must be your app's address, e.g. myshop://paid",
);

const color = z
	.string()
	.regex(/^#?[\da-f]{6}$/i, 'must be a color of 6 digits, e.g. FFFFFF')
	.transform((value) => value.replace('#', ''));

/** Formats and sizes shared by all payment requests (shinhan-pg.txt: 결제 요청) */
export const requestShape = {
	pgcode: upTo(10),
	user_id: userIdRule,
	user_name: upTo(20),
	order_no: upTo(50),
	amount: z.number(),
	product_name: upTo(50),
	return_url: address,
	cancel_url: address,
	fail_url: address,
	user_ci: upTo(88),
	taxfree_amount: z.number(),
	cup_return_deposit: z.number(),
	tax_amount: wonText,
	card_cpny_cd: upTo(10),
	install_month: z.string().regex(/^(0\d|1[0-2])$/, 'must be two digits from 00 to 12'),
	email_flag: z.string(),
	email_addr: emailAddress.max(50, 'must be at most 50 characters'),
	main_color: color,
	point_color: color,
	custom_parameter: upTo(1000),
	mobile_no: koreanPhone.refine((value) => value.length <= 11, {
		message: 'must be at most 11 digits',
	}),
	app_return_url: appScheme,
	app_cancel_url: appScheme,
};

/** A cross-field rule: the field to correct, its message, and the test for a violation */
export type Condition<T> = [field: keyof T, rule: string, isBroken: (request: T) => boolean];
type Request = Partial<z.infer<z.ZodObject<typeof requestShape>>>;

/** shinhan-pg.txt: 최소 승인 금액; 100 won for cards, 1 won for the rest */
const CARD_CODES = ['card', 'nauthcard'];
const CARD_MINIMUM = 100;

/** Conditions that every payment request must meet */
export const COMMON: Array<Condition<Request>> = [
	[
		'amount',
		'must be 100 or more for cards',
		({ pgcode = '', amount = CARD_MINIMUM }) =>
			CARD_CODES.includes(pgcode) && amount < CARD_MINIMUM,
	],
	[
		'taxfree_amount',
		"must not be above 'Amount'",
		({ taxfree_amount = 0, amount = Infinity }) => taxfree_amount > amount,
	],
	[
		'cup_return_deposit',
		"must be part of 'Amount', in addition to 'Tax-Free Amount'",
		({ taxfree_amount = 0, cup_return_deposit = 0, amount = Infinity }) =>
			cup_return_deposit > 0 && taxfree_amount + cup_return_deposit > amount,
	],
];

/** Conditions of requests whose buyer is a person and returns to a URL */
const PERSONAL: Array<Condition<Request>> = [
	[
		'email_addr',
		"is only used if 'Send Email' is Yes",
		({ email_addr, email_flag }) => email_addr !== undefined && email_flag !== 'Y',
	],
	[
		'user_ci',
		'is required for the payment method shpay',
		({ pgcode, user_ci }) => pgcode === 'shpay' && user_ci === undefined,
	],
	[
		'app_cancel_url',
		"is required together with 'App Return URL'",
		({ app_return_url, app_cancel_url }) => !!app_return_url && !app_cancel_url,
	],
	[
		'app_return_url',
		"is required together with 'App Cancel URL'",
		({ app_return_url, app_cancel_url }) => !!app_cancel_url && !app_return_url,
	],
	...(['return_url', 'cancel_url', 'fail_url'] as const).map(
		(name): Condition<Request> => [
			name,
			'must be at most 255 characters with the order number and the signature that this node adds to it',
			(request) => String(request[name]).length <= 255 && signedUrlLength(name, request) > 255,
		],
	),
	[
		'custom_parameter',
		'must be shorter: with the signature that this node adds, it exceeds 1000 characters',
		(request) =>
			String(request.custom_parameter).length <= 1000 && signedCustomLength(request) > 1000,
	],
];

/** Builds the rules of a request variant from its formats and cross-field conditions */
export const conditional = <T extends z.ZodRawShape>(
	formats: T,
	conditions: Array<Condition<Partial<z.infer<z.ZodObject<T>>>>>,
) =>
	z
		.object(formats)
		.partial()
		.superRefine((request, context) => {
			for (const [field, message, isBroken] of conditions) {
				if (isBroken(request as Partial<z.infer<z.ZodObject<T>>>)) {
					context.addIssue({ code: 'custom', path: [String(field)], message });
				}
			}
		});

export const requestRules = () => conditional(requestShape, [...COMMON, ...PERSONAL]);
