import { z } from 'zod';

const DIGITS = /^\d+$/;

/** Strips hyphens and spaces from a phone or business number; leading zeros stay. */
export const digitsOf = (value: string): string => value.replace(/[\s-]/g, '');

/** Digits. Hyphens and spaces that people write between them ("010-0000-0000") are stripped. */
export const digits = z
	.string()
	.transform(digitsOf)
	.pipe(z.string().regex(DIGITS, 'must be digits, e.g. 010-0000-0000'));

/** Korean phone numbers begin with 0; a spreadsheet that takes one for a number drops it. */
export const isKoreanPhone = (value: string): boolean => value.startsWith('0');

export const NOT_A_KOREAN_PHONE = 'must begin with 0, e.g. 010-0000-0000';

/** A Korean phone number as digits. Hyphens and spaces between them are stripped. */
export const koreanPhone = digits.refine(isKoreanPhone, NOT_A_KOREAN_PHONE);

/** What is left of a Korean number that lost its 0. Service numbers (1588-0000) never had one. */
const LOST_ITS_ZERO = /^(?!1\d{7}$)[1-9]\d{7,10}$/;

/** A Korean phone number that is sent as written, in whatever notation the provider takes */
export const writtenPhone = z
	.string()
	.refine((value) => !LOST_ITS_ZERO.test(digitsOf(value)), NOT_A_KOREAN_PHONE);

/** A numeric identifier: digits, kept as text */
export const numericId = z.string().regex(DIGITS, 'must be the number only, e.g. 1234567');

/** A URL that a provider or a browser can call */
export const webAddress = z.string().regex(/^https?:\/\/[^\s/]([^]*\S)?$/i, {
	message: 'must be a full address that starts with https:// or http://',
});

export const emailAddress = z.string().regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');
