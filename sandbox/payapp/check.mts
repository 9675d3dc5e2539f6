/** Checks on a call's parameters. Each failure is a {@link Refusal} for the caller. */
import { isWebAddress } from '../shared/form.mts';
import { ERRNO } from './codes.mts';
import type { Fields, PayAppContext, Seller } from './types.mts';

/** A call PayApp answers with `state=0`. */
export class Refusal extends Error {
	readonly errno: string;
	readonly more: Fields;

	/**
	 * @param errno one of payapp.txt "오류코드", or empty where the manual prints none
	 * @param errorMessage Korean text for the caller
	 * @param more further fields of the reply
	 */
	constructor(errno: string, errorMessage: string, more: Fields = {}) {
		super(errorMessage);
		this.errno = errno;
		this.more = more;
	}
}

/**
 * Refuses a parameter, in the words of the manual's own library (payapp.txt: payapp_lib.php).
 * @param name wire name of the parameter
 * @param why details, in Korean
 */
export function wrong(name: string, why = ''): never {
	throw new Refusal(ERRNO.parameter, `${name} 값을 확인하세요.${why === '' ? '' : ` (${why})`}`);
}

/** Returns a field trimmed, empty if absent. */
export function text(fields: Fields, name: string): string {
	return raw(fields, name).trim();
}

/** Returns a field as sent, empty if absent. */
export function raw(fields: Fields, name: string): string {
	return Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
}

/** Refuses the first of `names` that is absent or blank. Source: payapp.txt "오류코드" 70020. */
export function required(fields: Fields, ...names: string[]): void {
	for (const name of names) {
		if (text(fields, name) === '') wrong(name, '필수');
	}
}

/**
 * Reads an int parameter.
 * @param min smallest value allowed
 * @returns its value; NaN if it is absent or blank
 */
export function integer(fields: Fields, name: string, min = 0): number {
	const value = text(fields, name);
	if (value === '') return Number.NaN;
	if (!/^\d+$/.test(value)) wrong(name, '숫자만');
	const number = Number(value);
	if (!Number.isSafeInteger(number) || number < min) wrong(name, `${min} 이상`);
	return number;
}

/** Refuses a given value that is not digits only (phone numbers: Type int). */
export function digits(fields: Fields, name: string): void {
	if (!/^\d*$/.test(text(fields, name))) wrong(name, '숫자만');
}

/** Refuses a given value that is not one of `options`. */
export function oneOf(fields: Fields, name: string, options: readonly string[]): void {
	const value = text(fields, name);
	if (value !== '' && !options.includes(value)) wrong(name, options.join(', '));
}

/** Refuses a given value that is not an absolute http(s) URL. */
export function webAddress(fields: Fields, name: string): void {
	const value = text(fields, name);
	if (value !== '' && !isWebAddress(value)) wrong(name, 'http:// 가 포함된 URL');
}

/**
 * Checks a tax split: when any part is given, the parts must add up to the total.
 * Source: integrators' reports (`price = amount_taxable + amount_taxfree + amount_vat`).
 * @param parts wire names of the three parts, won
 */
export function taxSplit(fields: Fields, total: string, parts: readonly string[]): void {
	if (parts.every((name) => text(fields, name) === '')) return;
	const sum = parts.reduce((so, name) => so + (integer(fields, name) || 0), 0);
	if (sum !== integer(fields, total)) wrong(total, `${parts.join(' + ')} 합계와 다름`);
}

/**
 * Returns the seller a call is for. Source: payapp.txt "오류코드" 70010; an empty userid is 70010
 * too, as in payapp_lib.php.
 */
export function sellerOf(ctx: PayAppContext, fields: Fields): Seller {
	const userid = raw(fields, 'userid');
	if (userid === '') throw new Refusal(ERRNO.credentials, 'userid 값을 확인하세요.');
	const seller = ctx.sellers.get(userid);
	if (seller === undefined) throw badCredentials();
	return seller;
}

/** Like {@link sellerOf}, for commands that also send `linkkey`. */
export function sellerWithKey(ctx: PayAppContext, fields: Fields): Seller {
	const seller = sellerOf(ctx, fields);
	required(fields, 'linkkey');
	// As sent: a key pasted with a blank or a line break is wrong.
	if (raw(fields, 'linkkey') !== seller.linkkey) throw badCredentials();
	return seller;
}

function badCredentials(): Refusal {
	return new Refusal(ERRNO.credentials, 'userid, linkkey 값이 정확하지 않습니다.');
}

/** Returns a refusal worded like live ones, with and without a cmd (integrators' reports). */
export function unknownCommand(cmd: string): Refusal {
	return cmd === ''
		? new Refusal(ERRNO.command, 'cmd을 가져오지 못했습니다', { remoteaddr: '127.0.0.1' })
		: new Refusal(ERRNO.command, 'cmd 값을 확인 하세요');
}
