import { z } from 'zod';

/** Text fields that hold only digits; what people write between them ("010-0000-0000") is taken out. */
const DIGITS = /^\d+$/;

/** Takes the hyphens and spaces out of a phone or business number; leading zeros stay. */
export const digitsOf = (value: unknown): string => String(value).replace(/[\s-]/g, '');

/** Digits, with hyphens and spaces allowed between them */
export const digits = z.string().refine((value) => DIGITS.test(digitsOf(value)), {
	message: 'must be digits, e.g. 010-0000-0000',
});

/** Korean phone numbers begin with 0; a spreadsheet that takes one for a number drops it. */
export const isKoreanPhone = (value: string): boolean => digitsOf(value).startsWith('0');

export const NO_KOREAN_PHONE = 'must begin with 0, e.g. 010-0000-0000';

/** A Korean phone number in digits, with hyphens and spaces allowed between them */
export const koreanPhone = digits.refine(isKoreanPhone, NO_KOREAN_PHONE);

/**
 * A Korean phone number that goes out as it is written. Brackets and a country code are allowed, and so are
 * the 8 digits of a service number (1588-0000), the one kind that does not begin with 0.
 */
export const writtenPhone = z
	.string()
	.refine((value) => /^\(?\s*(0|\+)|^1\d{3}[\s-]?\d{4}$/.test(value.trim()), NO_KOREAN_PHONE);

/** A number that names something: digits, kept as text */
export const numberName = z.string().regex(DIGITS, 'must be the number only, e.g. 1234567');

/** An address that a provider or a browser can call */
export const webAddress = z.string().regex(/^https?:\/\/[^\s/]([^]*\S)?$/i, {
	message: 'must be a full address that starts with https:// or http://',
});

export const emailAddress = z.string().regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');
