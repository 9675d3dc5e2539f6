/** Cash receipts. Source: payapp.txt "현금영수증 발행", "현금영수증 취소"; integrators' reports. */
import {
	digits,
	integer,
	oneOf,
	required,
	sellerOf,
	sellerWithKey,
	text,
	wrong,
} from './check.mts';
import type { Outcome } from './commands-pay.mts';
import type { Fields, PayAppContext, Seller } from './types.mts';

/** Whether `YYYYMMDDHHMMSS` is a time that exists. */
function isTradeTime(value: string): boolean {
	const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value);
	if (parts === null) return false;
	const [, year, month, day, hour, minute, second] = parts;
	const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
	const time = new Date(iso);
	return !Number.isNaN(time.getTime()) && time.toISOString() === iso;
}

function issue(ctx: PayAppContext, fields: Fields, seller: Seller): Outcome {
	required(fields, 'good_name', 'buyr_name', 'id_info', 'trad_time', 'tr_code');
	required(fields, 'amt_tot', 'amt_sup', 'amt_svc', 'amt_tax', 'corp_tax_type');
	digits(fields, 'id_info');
	digits(fields, 'buyr_tel1');
	if (!isTradeTime(text(fields, 'trad_time'))) wrong('trad_time', '예:20151231183120');
	oneOf(fields, 'tr_code', ['0', '1']);
	oneOf(fields, 'corp_tax_type', ['TG01', 'TG02']);
	integer(fields, 'amt_tot', 1);
	for (const name of ['amt_sup', 'amt_svc', 'amt_tax']) integer(fields, name);
	const cashstno = ctx.nextNumber();
	const receipt = { cashstno, userid: seller.userid, params: fields, cancelled: false };
	ctx.cashReceipts.set(cashstno, receipt);
	return { fields: { cashstno, cashsturl: `${ctx.base}/cash/${cashstno}` } };
}

function cancel(ctx: PayAppContext, fields: Fields, seller: Seller): Outcome {
	required(fields, 'cashstno');
	const receipt = ctx.cashReceipts.get(text(fields, 'cashstno'));
	if (receipt?.userid !== seller.userid) wrong('cashstno', '발행번호가 없음');
	if (receipt.cancelled) wrong('cashstno', '이미 취소됨');
	receipt.cancelled = true;
	return { fields: {} };
}

/** Issues a cash receipt: the manual's command, without linkkey. */
export function cashSt(ctx: PayAppContext, fields: Fields): Outcome {
	return issue(ctx, fields, sellerOf(ctx, fields));
}

/** Cancels a cash receipt: the manual's command, without linkkey. */
export function cashStCn(ctx: PayAppContext, fields: Fields): Outcome {
	return cancel(ctx, fields, sellerOf(ctx, fields));
}

/** The newer name of {@link cashSt}, with linkkey (integrators' reports). */
export function cashStRegist(ctx: PayAppContext, fields: Fields): Outcome {
	return issue(ctx, fields, sellerWithKey(ctx, fields));
}

/** The newer name of {@link cashStCn}, with linkkey (integrators' reports). */
export function cashStCancel(ctx: PayAppContext, fields: Fields): Outcome {
	return cancel(ctx, fields, sellerWithKey(ctx, fields));
}
