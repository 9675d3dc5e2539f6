/** Acts of the buyer in the payment window, and where the browser goes next. */
import { textOf } from '../shared/parameters.mts';
import { kstTime } from '../shared/time.mts';
import { approve, TOKEN_LIFE_MS } from './acts.mts';
import type { BrowserVisit, Payment, Session, ShinhanPgContext } from './types.mts';

/** Returns the session of a redirect_url (or of its token); throws if unknown or expired. */
export function sessionOf(ctx: ShinhanPgContext, redirect: string): Session {
	const token = URL.canParse(redirect) ? new URL(redirect).searchParams.get('token') : redirect;
	const session = ctx.sessions.get(token ?? '');
	if (!session) throw new Error('결제 토큰이 올바르지 않습니다.');
	if (ctx.now() - session.made > TOKEN_LIFE_MS) throw new Error('결제 토큰이 만료되었습니다.');
	return session;
}

/** Authenticates as the buyer. The return of an ordinary payment: shinhan-pg.txt, return_url. */
export function authenticate(ctx: ShinhanPgContext, redirect: string): BrowserVisit {
	const session = sessionOf(ctx, redirect);
	const number = ctx.nextNumber();
	// Three parts, as in the sample; longer than the table's 50 characters.
	const token = `aaaaaa${number}.bbbbbb${number}.${'c'.repeat(40)}${number}`;
	ctx.tokens.set(token, { token, made: ctx.now(), used: false, session });
	const fields = {
		order_no: textOf(session.values, 'order_no'),
		custom_parameter: textOf(session.values, 'custom_parameter'),
		[ctx.switches.tokenField]: token,
		escr_yn: 'N',
	};
	return { method: 'POST', url: textOf(session.values, 'return_url'), fields };
}

/** Chooses a virtual account as the buyer: it is issued, nothing is paid. */
export function issueAccount(ctx: ShinhanPgContext, redirect: string): BrowserVisit {
	const session = sessionOf(ctx, redirect);
	const { values } = session;
	const payment = approve(ctx, values, 0);
	const due = kstTime(ctx.now() + 3 * 24 * 60 * 60 * 1000);
	const table = {
		escr_yn: 'N',
		tid: payment.tid,
		bank_nm: '신한은행',
		user_nm: '테스트판매사',
		vald_dt: due.slice(0, 10).replaceAll('-', ''),
		gods_nm: textOf(values, 'product_name'),
		email: textOf(values, 'email_addr'),
		user_tel_no: textOf(values, 'mobile_no'),
		pay_amt: String(payment.amount),
		ret_code: '0',
		ret_msg: 'OK',
	};
	const sample = {
		order_no: payment.order_no,
		custom_parameter: textOf(values, 'custom_parameter'),
		[ctx.switches.tokenField]: '',
	};
	const fields = ctx.switches.accountReturn === 'sample' ? { ...sample, ...table } : table;
	return { method: 'POST', url: textOf(values, 'return_url'), fields };
}

/**
 * Deposits the money for a virtual account. Sends nothing: what Shinhan then tells the merchant is
 * not documented.
 */
export function deposit(ctx: ShinhanPgContext, order_no: string): Payment {
	const payment = [...ctx.payments.values()].find(
		(one) => one.order_no === order_no && one.tx_stat === 0,
	);
	if (!payment) throw new Error('입금을 기다리는 가상계좌가 없습니다.');
	return Object.assign(payment, { tx_stat: 1, tx_date: kstTime(ctx.now()) });
}

/** Leaves the window as the buyer. */
export function leave(ctx: ShinhanPgContext, redirect: string): BrowserVisit {
	const { values } = sessionOf(ctx, redirect);
	return { method: ctx.switches.cancelMethod, url: textOf(values, 'cancel_url'), fields: {} };
}

/** Fails the payment in the window. The fields: common guide. */
export function fail(ctx: ShinhanPgContext, redirect: string): BrowserVisit {
	const { values } = sessionOf(ctx, redirect);
	const fields = { ret_code: '9999', ret_msg: '한도초과' };
	return { method: 'POST', url: textOf(values, 'fail_url'), fields };
}
