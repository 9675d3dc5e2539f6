import { z } from 'zod';

import { toNumber } from '../../core/fields/fieldSchema';

/**
 * An amount in won as plain digits, or undefined where it is none. Replies carry amounts as numbers
 * and as text, and one sample writes "10,00" (shinhan-pg.txt: 결제 거래정보 조회); won have no decimals.
 */
export function wonDigits(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const digits = String(value).trim().replace(/,/g, '');
	return /^\d{1,15}$/.test(digits) ? String(Number(digits)) : undefined;
}

/** An amount as a number; what is none stays as it came */
export const parseWon = (value: unknown): unknown => {
	const digits = wonDigits(value);
	return digits === undefined ? value : Number(digits);
};

/**
 * The VAT that Shinhan works out where none is sent, rounded to the won (shinhan-pg.txt: tax_amount):
 * (amount - tax-free part - cup deposit) / 11
 */
export const vatOf = (amount: number, taxFree = 0, cupDeposit = 0): number =>
	Math.round((amount - taxFree - cupDeposit) / 11);

const WHOLE = 'must be a whole number, e.g. 1000';

/** An amount that may be left empty, which 0 is not: entered as text, since a number field is never empty */
export const wonText = z.preprocess(
	toNumber,
	z
		.number({ invalid_type_error: WHOLE })
		.int(WHOLE)
		.safe('is too large')
		.min(0, 'must be 0 or more'),
);
