/** Product calls. Source: ciderpay.txt "상품 API"; integrators' reports. */
import {
	flagOf,
	numberOf,
	objectOf,
	textOf,
	wholeOf,
	wrong,
	type Parameters,
	type Values,
} from '../shared/parameters.mts';
import { kstMidnight } from '../shared/time.mts';
import {
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
import type { CallTable, CiderPayContext, Product } from './types.mts';

type Names = Extract<CallName, `${string}/goods${string}`>;

const IMAGE: Parameters = {
	imageFile: { type: 'object', of: { fileName: TEXT, encodeBase64: TEXT } },
};

const FILTERS: Parameters = {
	page: NUMBER,
	size: NUMBER,
	memberID: TEXT,
	memberIDLike: TEXT,
	goodsName: TEXT,
	goodsNameLike: TEXT,
	goodsPrice: NUMBER,
	useTax: FLAG,
	startDate: TEXT,
	endDate: TEXT,
};

/** Returns an image's name and its size in bytes; refuses anything but base64. */
export function readImage(image: Values, name: string): { fileName: string; size: number } {
	const encoded = textOf(image, 'encodeBase64');
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.length % 4 !== 0) {
		wrong(`${name}.encodeBase64`, 'base64');
	}
	return { fileName: textOf(image, 'fileName'), size: Buffer.from(encoded, 'base64').length };
}

/** Returns a product as replied. The manual lists no fields: those that were sent. */
function shown({ imageSize: _, ...product }: Product): Values {
	return product;
}

function create(ctx: CiderPayContext, input: Values): Product {
	const image = readImage(objectOf(input, 'imageFile'), 'imageFile');
	const product: Product = {
		id: ctx.nextId(),
		memberID: memberOf(ctx, input).memberID,
		goodsName: textOf(input, 'goodsName'),
		goodsPrice: wholeOf(input, 'goodsPrice', 0),
		useTax: flagOf(input, 'useTax'),
		imageName: image.fileName,
		imageSize: image.size,
		regDate: ctx.clock.today(),
	};
	ctx.products.set(product.id, product);
	return product;
}

function update(product: Product, input: Values): void {
	if ('goodsPrice' in input) product.goodsPrice = wholeOf(input, 'goodsPrice', 0);
	if ('goodsName' in input) product.goodsName = textOf(input, 'goodsName');
	product.useTax = flagOf(input, 'useTax');
	if (!('imageFile' in input)) return;
	const image = readImage(objectOf(input, 'imageFile'), 'imageFile');
	product.imageName = image.fileName;
	product.imageSize = image.size;
}

function day(input: Values, name: string): string {
	const value = textOf(input, name);
	if (value !== '' && Number.isNaN(kstMidnight(value))) wrong(name, 'yyyy-MM-dd');
	return value;
}

function found(ctx: CiderPayContext, input: Values): Product[] {
	const [from, to] = [day(input, 'startDate'), day(input, 'endDate')];
	const price = numberOf(input, 'goodsPrice');
	const is = (name: string, value: string): boolean => [value, ''].includes(textOf(input, name));
	return [...ctx.products.values()].filter(
		(one) =>
			ctx.members.get(one.memberID)?.ours === true &&
			is('memberID', one.memberID) &&
			is('goodsName', one.goodsName) &&
			one.memberID.includes(textOf(input, 'memberIDLike')) &&
			one.goodsName.includes(textOf(input, 'goodsNameLike')) &&
			(price === undefined || one.goodsPrice === price) &&
			(input.useTax === undefined || one.useTax === input.useTax) &&
			one.regDate >= from &&
			(to === '' || one.regDate <= to),
	);
}

function paging(ctx: CiderPayContext, input: Values): Values {
	const { pageBase, listKey } = ctx.switches;
	// The page size without `size` is not documented: Spring's 20 (integrators' reports).
	const size = 'size' in input ? wholeOf(input, 'size', 1) : 20;
	const number = 'page' in input ? wholeOf(input, 'page', pageBase) : pageBase;
	const all = found(ctx, input);
	const first = (number - pageBase) * size;
	const list = all.slice(first, first + size).map(shown);
	return { size, number, totalElements: all.length, [listKey]: list };
}

/** Product calls by name. */
export function productCalls(ctx: CiderPayContext): CallTable<Names> {
	const byId = (input: Values): Product => entryOf(ctx, ctx.products, textOf(input, 'id'));
	return {
		'POST /oapi/goods': {
			encoding: 'json',
			auth: true,
			parameters: {
				memberID: NEEDED_TEXT,
				goodsName: NEEDED_TEXT,
				goodsPrice: NEEDED_NUMBER,
				useTax: NEEDED_FLAG,
				...IMAGE,
			},
			act: (input) => ({ reply: { success: true, errorMessage: '', data: create(ctx, input).id } }),
		},
		'GET /oapi/goods/{id}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => ({ reply: { success: true, errorMessage: '', data: shown(byId(input)) } }),
		},
		'PUT /oapi/goods/{id}': {
			encoding: 'json',
			auth: true,
			parameters: { goodsName: TEXT, goodsPrice: NUMBER, useTax: NEEDED_FLAG, ...IMAGE },
			act: (input) => {
				update(byId(input), input);
				return { reply: { success: true, errorMessage: '' } };
			},
		},
		'DELETE /oapi/goods/{id}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => {
				ctx.products.delete(byId(input).id);
				return { reply: deletedReply(ctx) };
			},
		},
		'GET /oapi/goods/paging': {
			encoding: 'query',
			auth: true,
			parameters: FILTERS,
			act: (input) => ({ reply: { success: true, errorMessage: '', data: paging(ctx, input) } }),
		},
	};
}

/** Returns the reply to a deletion; the manual lists none. */
export function deletedReply({ switches }: CiderPayContext): Values | string {
	if (switches.deleteReply === 'json') return { success: true, errorMessage: '' };
	return switches.deleteReply === 'text' ? 'OK' : '';
}
