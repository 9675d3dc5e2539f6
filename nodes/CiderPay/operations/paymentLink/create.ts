import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { webAddress } from '../../../core/fields/formats';
import type { CiderPayEndpoint } from '../../api/api';
import { CREATE_LINK } from '../../api/endpoints';
import { commonRules, withMember } from '../../fields/fields';
import { imageOf, imageRules } from '../../fields/images';
import { createFields } from './create.fields';
import { NOT_USED } from './create.objects';

const rules = z
	.object({
		...commonRules,
		goodsUrl: webAddress,
		discountPercent: z.number().positive('must be more than 0'),
		buyAmount: z
			.object({ minAmount: z.number(), maxAmount: z.number() })
			.partial()
			.passthrough()
			.refine(({ minAmount = 0, maxAmount = Infinity }) => minAmount < maxAmount, {
				path: ['minAmount'],
				message: "must be less than 'Maximum'",
			}),
		imageFiles: z.array(imageRules),
	})
	.partial();

/** ciderpay.txt: 결제링크 등록. `maxAmount` is a STRING there, a NUMBER in the list: sent as a number. */
export const create: RemoteOperation<CiderPayEndpoint> = {
	name: 'Create',
	value: 'create',
	action: 'Create payment link',
	description:
		"Create a payment link ('linkUrl') that any number of buyers can use. The CiderPay Trigger reports each payment.",
	effect: 'write',
	endpoint: CREATE_LINK,
	fields: createFields,
	rules,
	toWire: async (values, context) => {
		const images = (values.imageFiles ?? []) as IDataObject[];
		return {
			...NOT_USED,
			...withMember(values, context),
			...(images.length > 0 && {
				imageFiles: await Promise.all(images.map(async (image) => await imageOf(image, context))),
			}),
		};
	},
	toOutput: (reply) => ({ linkUrl: reply.data, ...reply }),
};
