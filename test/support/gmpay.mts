/**
 * GMPay's documented parameters, one row each, written from the manual (gmpay.txt) alone, and a
 * bench that runs the node against a bare server, which answers with the manual's samples.
 */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { GmPay } from '../../nodes/GmPay/GmPay.node';
import { execute } from './engine.mts';
import type { Execution, NodeSettings } from './engine.mts';

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

/** A request as received */
export interface Seen {
	method: string;
	path: string;
	query: string;
	headers: IncomingHttpHeaders;
	/** Header names in their original case */
	headerNames: string[];
	body: string;
}

/** What the server answers: an object as JSON, text verbatim, or nothing, with a cut connection */
export interface Answer {
	status?: number;
	body?: IDataObject | string;
	cut?: true;
}

export const CREDENTIAL = {
	memberId: 'testid',
	devID: 'partner-1',
	devToken: 'TEST+dev/token==',
	cancelToken: '',
	feedbackToken: 'TEST+feedback/token==',
};

/** A GMPay node against a bare server that records every request */
export class GmPayBench {
	readonly seen: Seen[] = [];
	private readonly answers = new Map<string, Answer[]>();
	private readonly server: Server;

	private constructor() {
		this.server = createServer((request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const [path = '', query = ''] = (request.url ?? '').split('?');
				this.seen.push({
					method: request.method ?? '',
					path,
					query,
					headers: request.headers,
					headerNames: request.rawHeaders.filter((_, index) => index % 2 === 0),
					body: Buffer.concat(parts).toString('utf8'),
				});
				const { status = 200, body: text = {}, cut } = this.nextAnswer(path);
				if (cut) return void request.socket.destroy();
				response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
				response.end(typeof text === 'string' ? text : JSON.stringify(text));
			});
		});
	}

	static async start(): Promise<GmPayBench> {
		const bench = new GmPayBench();
		await new Promise<void>((resolve) => bench.server.listen(0, '127.0.0.1', resolve));
		return bench;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Replaces the manual's sample for the next calls to this path; the last answer repeats. */
	answer(path: string, ...answers: Answer[]): void {
		this.answers.set(path, answers);
	}

	private nextAnswer(path: string): Answer {
		const queue = this.answers.get(path);
		const next = queue && queue.length > 1 ? queue.shift() : queue?.[0];
		return next ?? { body: CALLS.find((call) => call.path === path)?.answer };
	}

	reset(): void {
		this.seen.length = 0;
		this.answers.clear();
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** Runs an operation, e.g. "payment.request", for each item. */
	async run(
		operation: string,
		parameters: IDataObject,
		items: IDataObject[] = [{}],
		settings: NodeSettings = {},
		credential: IDataObject = {},
	): Promise<Execution> {
		const whole = { ...CREDENTIAL, baseUrl: this.origin, ...credential };
		return await runGmPay(operation, parameters, items, settings, whole);
	}
}

/** Runs an operation for each item against the base URL of the credential. */
export async function runGmPay(
	operation: string,
	parameters: IDataObject,
	items: IDataObject[],
	settings: NodeSettings,
	credential: IDataObject,
): Promise<Execution> {
	const [resource, name] = operation.split('.');
	return await execute({
		type: new GmPay(),
		parameters: { resource, operation: name, ...parameters },
		items,
		credential: credential as ICredentialDataDecryptedObject,
		settings,
	});
}
