/** The parameter tables of the manual, call by call. Source: shinhan-pg.txt. */
import type { Parameter, Values } from '../shared/parameters.mts';
import { wrong } from '../shared/parameters.mts';

/** A table row; `size` is its 크기. */
export interface Row extends Parameter {
	size?: number;
}

export type Table = Record<string, Row>;

const text = (size?: number): Row => ({ type: 'text', size });
const must = (size?: number): Row => ({ type: 'text', size, required: true });
const number: Row = { type: 'number' };
const mustNumber: Row = { type: 'number', required: true };

const CLIENT: Table = { client_id: must(10) };

/** 결제 요청: 공통필수영역 of both request chapters. */
const REQUIRED: Table = {
	...CLIENT,
	pgcode: must(10),
	user_id: must(50),
	user_name: must(20),
	order_no: must(50),
	pay_type: mustNumber,
	device_type: mustNumber,
	amount: mustNumber,
	product_name: must(50),
	param_ispt_hash: must(1000),
};

const ADDRESSES: Table = { return_url: must(255), cancel_url: must(255), fail_url: must(255) };

const PERSONAL: Table = {
	taxfree_amount: number,
	tax_amount: number,
	// The samples send it as text.
	cup_return_deposit: { type: 'number', orText: true },
	email_flag: { type: 'text', size: 1, oneOf: ['Y', 'N'] },
	email_addr: text(50),
	custom_parameter: text(1000),
	mobile_no: text(11),
	card_purpost_type: number,
	// In the samples of both chapters; the table of the windows lacks it.
	card_cpny_cd: text(),
};

const SCREEN: Table = {
	main_color: text(6),
	point_color: text(6),
	app_return_url: text(100),
	app_cancel_url: text(100),
};

/** 법인대출연계요청영역 */
const LOAN: Table = {
	buyr_bizr_no: text(10),
	dpst_req_no: text(8),
	clnt_pay_clf_cd: { type: 'text', size: 6, oneOf: ['SGLPAY', 'RMDPAY'] },
	req_amt: number,
	chrg_amt: number,
	tot_tx_amt: number,
	pay_amt: number,
	clnt_tx_clf_cd: { type: 'text', size: 6, oneOf: ['GNR', 'IMPL'] },
	cncl_yn: { type: 'text', size: 1, oneOf: ['Y', 'N'] },
	clnt_tx_ymd: text(8),
	seller_name: text(20),
	mobile_no: text(13),
};

/** Returns the table of a payment request by its pgcode. */
export function requestTable(pgcode: unknown): Table {
	if (pgcode === 'selpay') {
		return { ...REQUIRED, ...ADDRESSES, ...PERSONAL, ...SCREEN, user_ci: must(88) };
	}
	if (pgcode === 'bizselpay') return { ...REQUIRED, ...PERSONAL, ...LOAN };
	return {
		...REQUIRED,
		...ADDRESSES,
		...PERSONAL,
		...SCREEN,
		user_ci: text(88),
		install_month: text(2),
		inst_type: number,
		prepay_amount: number,
	};
}

export const CONFIRM: Table = {
	...CLIENT,
	order_no: must(50),
	confirm_token: must(),
	ip_addr: must(50),
};

const CANCEL: Table = {
	...CLIENT,
	user_id: must(50),
	tid: must(50),
	amount: mustNumber,
	cncl_rsn: must(100),
	ip_addr: must(50),
};

export const CANCEL_ALL: Table = {
	...CANCEL,
	bank_cd: text(3),
	bank_acct_no: text(14),
	bank_name: text(20),
};

export const CANCEL_PART: Table = { ...CANCEL, taxfree_amount: number, tax_amount: number };

/** `amount` besides `amunt`: which one is read is not known. */
export const RECEIPT: Table = { ...CLIENT, amunt: number, amount: number, tx_ymd: must(10) };

export const CONFIRM_INFO: Table = { ...CLIENT, order_no: must(50) };

export const BY_PGCODE: Table = { ...CLIENT, pgcode: must(10) };

/** Refuses text longer than its row's size. */
export function checkSizes(values: Values, table: Table): void {
	for (const [name, { size }] of Object.entries(table)) {
		const value = values[name];
		if (typeof value === 'string' && size !== undefined && value.length > size) {
			wrong(name, `${size}자 이하`);
		}
	}
}
