import { z } from 'zod';

import { toNumber } from '../../core/fields/checkField';

/**
 * Returns an amount in won as plain digits; undefined if it is not one. Replies carry amounts as
 * numbers or text, and one sample writes "10,00" (shinhan-pg.txt: 결제 거래정보 조회); won has no decimals.
 */
export function wonDigits(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const digits = String(value).trim().replace(/,/g, '');
	return /^\d{1,15}$/.test(digits) ? String(Number(digits)) : undefined;
}

/** Parses an amount in won; returns the value unchanged if it is not one. */
export const parseWon = (value: unknown): unknown => {
	const digits = wonDigits(value);
	return digits === undefined ? value : Number(digits);
};

/**
 * Returns the VAT that Shinhan computes if none is sent (shinhan-pg.txt: tax_amount), rounded to the
 * won: (amount - tax-free part - cup deposit) / 11
 */
export const vatOf = (amount: number, taxFree = 0, cupDeposit = 0): number =>
	Math.round((amount - taxFree - cupDeposit) / 11);

const WHOLE = 'must be a whole number, e.g. 1000';

/** An amount in won where empty does not mean 0: text, since a number field is never empty */
export const wonText = z.preprocess(
	toNumber,
	z
		.number({ invalid_type_error: WHOLE })
		.int(WHOLE)
		.safe('is too large')
		.min(0, 'must be 0 or more'),
);
