/** The VAT report. Source: ciderpay.txt "부가세 조회 API", "부가세 자료 메일 전송 API". */
import {
	numberOf,
	textOf,
	wholeOf,
	wrong,
	type Parameters,
	type Values,
} from '../shared/parameters.mts';
import { memberOf, NEEDED_NUMBER, NEEDED_TEXT } from './check.mts';
import type { CallName } from './codes.mts';
import type { CallTable, CiderPayContext } from './types.mts';

type Names = Extract<CallName, `${string}/tax-doc${string}`>;

/** First and last month of each range. */
const RANGES: Record<string, readonly [number, number]> = {
	Q1: [1, 3],
	Q2: [4, 6],
	Q3: [7, 9],
	Q4: [10, 12],
	HF: [1, 6],
	HS: [7, 12],
};

const REPORT: Parameters = {
	memberID: NEEDED_TEXT,
	year: NEEDED_NUMBER,
	dateRangeType: { type: 'text', required: true, oneOf: Object.keys(RANGES) },
};

/** Totals of a row: a count, and amounts in won. */
interface Sums {
	dataCnt: number;
	totalPrice: number;
	taxFreePrice: number;
	taxPriceSupply: number;
	scPrice: number;
	taxPriceVat: number;
}

const NOTHING: Sums = {
	dataCnt: 0,
	totalPrice: 0,
	taxFreePrice: 0,
	taxPriceSupply: 0,
	scPrice: 0,
	taxPriceVat: 0,
};

/** A row of one month, payment method and state. */
interface Cell extends Sums {
	dateStr: string;
	payMethod: string;
	payState: string;
}

function plus(a: Sums, b: Sums): Sums {
	const names = Object.keys(NOTHING) as Array<keyof Sums>;
	return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as Sums;
}

/** Returns `count` sales of 11,000 won each, VAT included; with sign -1, amounts are negative. */
function sales(count: number, sign: 1 | -1): Sums {
	const each = { totalPrice: 11_000, taxPriceSupply: 10_000, taxPriceVat: 1000 };
	return {
		...NOTHING,
		dataCnt: count,
		totalPrice: sign * count * each.totalPrice,
		taxPriceSupply: sign * count * each.taxPriceSupply,
		taxPriceVat: sign * count * each.taxPriceVat,
	};
}

/** Returns the rows of one month: sales are made up, and the same on every call. */
function month(year: number, number: number, methods: readonly string[]): Cell[] {
	const dateStr = `${year}년 ${String(number).padStart(2, '0')}월`;
	return methods.flatMap((payMethod, i) => {
		const approved = sales(10 * number + i, 1);
		const cancelled = sales(number % 3, -1);
		return [
			{ dateStr, payMethod, payState: '승인', ...approved },
			{ dateStr, payMethod, payState: '취소', ...cancelled },
			{ dateStr, payMethod, payState: '합계', ...plus(approved, cancelled) },
		];
	});
}

/** Totals the cells that agree in `names`. */
function summed(cells: readonly Cell[], names: ReadonlyArray<'payMethod' | 'payState'>): Values[] {
	const groups = new Map<string, Values & Sums>();
	for (const cell of cells) {
		const labels = Object.fromEntries(names.map((name) => [name, cell[name]]));
		const key = JSON.stringify(labels);
		groups.set(key, { ...labels, ...plus(groups.get(key) ?? NOTHING, cell) });
	}
	return [...groups.values()];
}

function report(ctx: CiderPayContext, input: Values): Values {
	memberOf(ctx, input);
	const year = wholeOf(input, 'year', 1);
	const [first, last] = RANGES[textOf(input, 'dateRangeType')] ?? [1, 0];
	const thisMonth = ctx.clock.today().slice(0, 7);
	const methods = ['신용카드', ...(ctx.switches.vatMobile ? ['휴대폰'] : []), '현금영수증'];
	const cells: Cell[] = [];
	for (let number = first; number <= last; number += 1) {
		const label = `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
		if (label <= thisMonth) cells.push(...month(year, number, methods));
	}
	return {
		dateTaxList: cells,
		payMethodSumTaxList: summed(cells, ['payMethod', 'payState']),
		totalSumTaxList: summed(cells, ['payState']),
	};
}

/** VAT report calls by name. */
export function vatCalls(ctx: CiderPayContext): CallTable<Names> {
	return {
		'GET /oapi/pv/payment/tax-doc': {
			encoding: 'query',
			auth: true,
			parameters: REPORT,
			act: (input) => ({ reply: { success: true, errorMessage: '', data: report(ctx, input) } }),
		},
		'POST /oapi/pv/payment/tax-doc/mail': {
			encoding: 'json',
			auth: true,
			parameters: { ...REPORT, email: NEEDED_TEXT },
			act: (input) => {
				report(ctx, input);
				const email = textOf(input, 'email');
				if (!/^[^\s@]+@[^\s@]+$/.test(email)) wrong('email', 'E-mail');
				const year = numberOf(input, 'year') ?? 0;
				ctx.mails.push({ email, year, dateRangeType: textOf(input, 'dateRangeType') });
				return { reply: { success: true, errorMessage: '' } };
			},
		},
	};
}
