/** GMPay's documented parameters, one row each, written from the manual (gmpay.txt) alone. */
import type { IDataObject } from 'n8n-workflow';

/** Where the node takes a value from: its own field, Additional Fields, or the credential */
export type Taken = 'field' | 'additional' | 'credential';

export interface Row {
	/** The wire name */
	name: string;
	/** Its line in gmpay.txt */
	line: number;
	/** The manual's column Required */
	must: boolean;
	as: Taken;
	/** The part of the request that carries it */
	place: 'header' | 'query' | 'body';
	/** What the user enters or the credential holds; it must go out unchanged */
	given: string | number;
	/** Its form in the query, if different */
	encoded?: string;
	/** Every value the manual lists */
	choices?: string[];
	/** Why the node does not demand what the manual requires */
	optional?: string;
}

export interface Call {
	method: 'GET' | 'POST';
	path: string;
	/** The node's resource.operation */
	operation: string;
	/** The manual's sample of a successful answer */
	answer: IDataObject;
	rows: Row[];
}

const partner: Row[] = [
	{ name: 'devID', line: 24, must: true, as: 'credential', place: 'header', given: 'partner-1' },
	{
		name: 'devToken',
		line: 25,
		must: true,
		as: 'credential',
		place: 'header',
		given: 'TEST+dev/token==',
	},
];

const at = (rows: Row[], ...lines: number[]): Row[] =>
	rows.map((row, index) => ({ ...row, line: lines[index]! }));

const body = (
	line: number,
	name: string,
	given: string | number,
	more: Partial<Row> = {},
): Row => ({
	name,
	line,
	must: true,
	as: 'field',
	place: 'body',
	given,
	...more,
});

const FROM_CREDENTIAL = 'the credential may hold it';

export const CALLS: Call[] = [
	{
		method: 'GET',
		path: '/oapi/p/member/checkMemberId',
		operation: 'member.checkId',
		answer: { message: 'OK', success: true, val1: 'N' },
		rows: [
			{
				name: 'memberId',
				line: 10,
				must: true,
				as: 'field',
				place: 'query',
				given: '새 shop&1',
				encoded: '%EC%83%88+shop%261',
			},
		],
	},
	{
		method: 'POST',
		path: '/oapi/p/member/preAgree',
		operation: 'member.requestAgreement',
		answer: { message: 'OK', success: true },
		rows: [
			...partner,
			body(27, 'storeName', '상점명'),
			body(28, 'ceoName', '대표자'),
			body(29, 'ceoMobile', '01000000000'),
			body(30, 'email', 'test@gmpay.kr'),
			body(31, 'bizNo', '1231212345'),
		],
	},
	{
		method: 'POST',
		path: '/oapi/p/member/register',
		operation: 'member.register',
		answer: { message: 'OK', success: true },
		rows: [
			...at(partner, 49, 50),
			body(52, 'memberId', 'newshop'),
			body(53, 'ceo', '홍길동'),
			body(54, 'passwd', 'p"w\\1&2'),
			body(55, 'bizNo', '0123456789'),
			body(56, 'stlDayCd', 'DU005', { choices: ['DU01', 'DU001', 'DU005'] }),
			body(57, 'name', '좋은상점'),
			body(58, 'mobile', '010-0000-0000'),
			body(59, 'email', 'shop+1@shop.example'),
			body(60, 'addr', '서울 1-2'),
			body(61, 'addr2', '3층 #301'),
			body(62, 'type1', '화장품, 잡화'),
			body(63, 'type2', '도소매'),
			body(64, 'storePhone', '02-000-0000'),
			body(65, 'zipCode', '04524'),
			body(66, 'productName', '꽃 & "화분"'),
			body(67, 'bizType', 'CORPORATION', { choices: ['PERSONAL', 'CORPORATION'] }),
			body(68, 'corpNo', '001111-0000001', { optional: 'a sole proprietor has none' }),
			body(69, 'taxType', 'TAX_FREE', { choices: ['TAX', 'TAX_FREE'] }),
			body(70, 'homepage', 'https://shop.example/?a=1&b=2', { must: false, as: 'additional' }),
			body(71, 'ceoBirth', '19800131'),
			body(72, 'taxEmail', 'tax@shop.example'),
			body(73, 'taxPhone', '0200000000'),
			body(74, 'taxManager', '김세무'),
			body(75, 'saleMan', '박영업', { must: false, as: 'additional' }),
		],
	},
	{
		method: 'GET',
		path: '/oapi/p/member/token',
		operation: 'member.getCancelToken',
		answer: { message: 'OK', success: true, val1: '취소 토큰' },
		rows: [
			...at(partner, 86, 87),
			{
				name: 'memberId',
				line: 89,
				must: true,
				as: 'field',
				place: 'query',
				given: 'shop/..?a=1',
				encoded: 'shop%2F..%3Fa%3D1',
				optional: FROM_CREDENTIAL,
			},
		],
	},
	{
		method: 'POST',
		path: '/oapi/payment/request',
		operation: 'payment.request',
		answer: {
			message: 'OK',
			orderNo: '0001234',
			payUrl: 'https://pay.gmpay.example/0001234',
			success: true,
		},
		rows: [
			body(106, 'memberId', 'testid', { optional: FROM_CREDENTIAL }),
			body(107, 'totalPrice', 1004),
			body(108, 'goodName', '테스트 "상품"'),
			body(109, 'mobile', '010-0000-0000'),
			body(110, 'email', 'buyer@shop.example', { must: false, as: 'additional' }),
			body(111, 'comment', '50% 할인\n끝', { must: false, as: 'additional' }),
			body(112, 'feedbackUrl', 'https://shop.example/hook?a=1&b=%2B', { must: false }),
			body(113, 'returnUrl', 'https://shop.example/done', { must: false, as: 'additional' }),
			body(114, 'var1', '000123', { must: false, as: 'additional' }),
			body(115, 'var2', "it's a=b&c", { must: false, as: 'additional' }),
		],
	},
	{
		method: 'POST',
		path: '/oapi/payment/cancel',
		operation: 'payment.cancel',
		answer: { message: 'OK', success: true },
		rows: [
			body(156, 'memberId', 'testid', { optional: FROM_CREDENTIAL }),
			body(157, 'orderNo', '0001234'),
			body(158, 'cancelToken', 'TEST+cancel/"token"==', {
				optional: 'the credential may hold it, or GMPay is asked',
			}),
		],
	},
];

export const callOf = (operation: string): Call => {
	const call = CALLS.find((one) => one.operation === operation);
	if (!call) throw new RangeError(operation);
	return call;
};

export const isEntered = ({ as }: Row): boolean => as !== 'credential';

/** Returns the rows that the manual requires and the user enters. */
export const requiredRows = ({ rows }: Call): Row[] =>
	rows.filter((row) => isEntered(row) && row.must);

/** Returns the required rows and this one, which replaces one of the same name. */
export const rowsWith = (call: Call, row: Row): Row[] => [
	...requiredRows(call).filter(({ name }) => name !== row.name),
	...(isEntered(row) ? [row] : []),
];

/** Returns the node parameters that enter these rows. */
export function entered(
	rows: Row[],
	given: (row: Row) => unknown = (row) => row.given,
): IDataObject {
	const pick = (as: Taken) =>
		Object.fromEntries(
			rows.filter((row) => row.as === as).map((row) => [row.name, given(row)]),
		) as IDataObject;
	return { ...pick('field'), additionalFields: pick('additional') };
}

/** Returns the cases for `it.each`: one per documented parameter that `pick` selects. */
export const cases = (pick: (row: Row) => boolean) =>
	CALLS.flatMap((call) =>
		call.rows.filter(pick).map((row) => ({
			title: `${call.path} ${row.name} (gmpay.txt line ${row.line})`,
			call,
			row,
		})),
	);
