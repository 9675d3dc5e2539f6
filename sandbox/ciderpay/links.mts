/** Payment link calls. Source: ciderpay.txt "결제 링크 API"; integrators' reports. */
import {
	flagOf,
	isRecord,
	numberOf,
	objectOf,
	Refusal,
	textOf,
	wholeOf,
	wrong,
	type Parameters,
	type Values,
} from '../shared/parameters.mts';
import {
	addresses,
	entryOf,
	FLAG,
	memberOf,
	NEEDED_FLAG,
	NEEDED_NUMBER,
	NEEDED_TEXT,
	NUMBER,
	TEXT,
} from './check.mts';
import type { CallName } from './codes.mts';
import { deletedReply, readImage } from './products.mts';
import type { CallTable, CiderPayContext, PaymentLink } from './types.mts';

type Names = Extract<CallName, `${string}/paymentLink${string}`>;

const LINK: Parameters = {
	memberID: NEEDED_TEXT,
	paymentCompleteStr: TEXT,
	goodsName: NEEDED_TEXT,
	goodsPrice: NEEDED_NUMBER,
	useDiscount: NEEDED_FLAG,
	discountPercent: NUMBER,
	goodsUrl: TEXT,
	goodsDescription: NEEDED_TEXT,
	taxType: { type: 'text', required: true, oneOf: ['TAX', 'FREE'] },
	usePayMemoToSeller: FLAG,
	requiredPayMemo: FLAG,
	payMemoPlaceholder: TEXT,
	usePriceInput: FLAG,
	useBuyerName: FLAG,
	useAddr: FLAG,
	stockInfo: { type: 'object', required: true, of: { use: NEEDED_FLAG, stockCnt: NUMBER } },
	buyAmount: {
		type: 'object',
		required: true,
		// maxAmount: STRING here, NUMBER in the list.
		of: { use: NEEDED_FLAG, minAmount: NUMBER, maxAmount: { type: 'number', orText: true } },
	},
	deliveryPrice: {
		type: 'object',
		required: true,
		of: { use: NEEDED_FLAG, price: NUMBER, useFree: FLAG, conditionalFreePrice: NUMBER },
	},
	imageFiles: { type: 'list', of: { fileName: NEEDED_TEXT, encodeBase64: NEEDED_TEXT } },
	returnUrl: TEXT,
	feedbackUrl: TEXT,
	var1: TEXT,
	var2: TEXT,
};

/** Refuses a missing number that a flag makes required; `within` is its object in the refusal. */
function neededIf(flag: boolean, values: Values, name: string, within = ''): void {
	if (flag && numberOf(values, name) === undefined) {
		throw new Refusal('missing', `${within}${name} 값은 필수입니다.`);
	}
}

function check(input: Values): void {
	wholeOf(input, 'goodsPrice', 1000, 99_999_999);
	neededIf(flagOf(input, 'useDiscount'), input, 'discountPercent');
	const stock = objectOf(input, 'stockInfo');
	neededIf(flagOf(stock, 'use'), stock, 'stockCnt', 'stockInfo.');
	const amount = objectOf(input, 'buyAmount');
	if (flagOf(amount, 'use')) {
		neededIf(true, amount, 'minAmount', 'buyAmount.');
		neededIf(true, amount, 'maxAmount', 'buyAmount.');
		const [min = 0, max = 0] = [numberOf(amount, 'minAmount'), numberOf(amount, 'maxAmount')];
		if (min >= max) wrong('buyAmount.minAmount', '최대 수량보다 작게');
	}
	const delivery = objectOf(input, 'deliveryPrice');
	neededIf(flagOf(delivery, 'use'), delivery, 'price', 'deliveryPrice.');
	neededIf(flagOf(delivery, 'useFree'), delivery, 'conditionalFreePrice', 'deliveryPrice.');
	addresses(input, 'goodsUrl', 'returnUrl', 'feedbackUrl');
}

function create(ctx: CiderPayContext, input: Values): PaymentLink {
	const { memberID } = memberOf(ctx, input);
	check(input);
	const { imageFiles, ...params } = input;
	const images = (Array.isArray(imageFiles) ? imageFiles : []).filter(isRecord);
	const stock = objectOf(input, 'stockInfo');
	// The id cannot be derived from the URL (integrators' reports: ciderpay.com/l/XXXXXX).
	const link: PaymentLink = {
		id: ctx.nextId(),
		url: `${ctx.base}/l/${ctx.nextId('L')}`,
		memberID,
		params,
		imageNames: images.map((one, i) => readImage(one, `imageFiles[${i}]`).fileName),
		stock: flagOf(stock, 'use') ? (numberOf(stock, 'stockCnt') ?? 0) : null,
		regDate: ctx.clock.today(),
	};
	ctx.paymentLinks.set(link.id, link);
	return link;
}

/** Returns a link as the list shows it; many names differ from those of the creating call. */
function listed(ctx: CiderPayContext, { id, params, stock }: PaymentLink): Values {
	const amount = objectOf(params, 'buyAmount');
	const delivery = objectOf(params, 'deliveryPrice');
	const goods = {
		goodsName: params.goodsName,
		goodsPrice: params.goodsPrice,
		useDiscount: params.useDiscount,
		discountPercent: params.discountPercent ?? 0,
		goodsDescription: params.goodsDescription,
		goodsUrl: textOf(params, 'goodsUrl'),
		useTax: params.taxType === 'TAX',
		useStock: stock !== null,
		stockCnt: stock ?? 0,
		useAmount: flagOf(amount, 'use'),
		minAmount: numberOf(amount, 'minAmount') ?? 0,
		maxAmount: numberOf(amount, 'maxAmount') ?? 0,
		useDelivery: flagOf(delivery, 'use'),
		deliPrice: numberOf(delivery, 'price') ?? 0,
		useDeliFree: flagOf(delivery, 'useFree'),
		conditionalFreePrice: numberOf(delivery, 'conditionalFreePrice') ?? 0,
	};
	return {
		id,
		taxType: params.taxType,
		usePayMemoToSeller: flagOf(params, 'usePayMemoToSeller'),
		requiredPayMemo: flagOf(params, 'requiredPayMemo'),
		payMemoPlaceholder: textOf(params, 'payMemoPlaceholder'),
		usePriceInput: flagOf(params, 'usePriceInput'),
		useBuyerName: flagOf(params, 'useBuyerName'),
		useAddr: flagOf(params, 'useAddr'),
		paymentCompleteStr: textOf(params, 'paymentCompleteStr'),
		goodsInfos: ctx.switches.goodsInfosAs === 'list' ? [goods] : goods,
	};
}

/** Payment link calls by name. */
export function linkCalls(ctx: CiderPayContext): CallTable<Names> {
	return {
		'POST /oapi/paymentLink': {
			encoding: 'json',
			auth: true,
			parameters: LINK,
			act: (input) => ({
				reply: { success: true, errorMessage: '', data: create(ctx, input).url },
			}),
		},
		'DELETE /oapi/paymentLink/{id}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => {
				ctx.paymentLinks.delete(entryOf(ctx, ctx.paymentLinks, textOf(input, 'id')).id);
				return { reply: deletedReply(ctx) };
			},
		},
		'GET /oapi/paymentLink/list': {
			encoding: 'query',
			auth: true,
			parameters: { memberID: NEEDED_TEXT },
			act: (input) => {
				const { memberID } = memberOf(ctx, input);
				const all = [...ctx.paymentLinks.values()].filter((one) => one.memberID === memberID);
				const data = all.map((one) => listed(ctx, one));
				return { reply: { success: true, errorMessage: '', data } };
			},
		},
	};
}
