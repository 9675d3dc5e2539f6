import { z } from 'zod';

/** Text fields that hold only digits; what people write between them ("010-0000-0000") is taken out. */
const DIGITS = /^\d+$/;

/** Takes the hyphens and spaces out of a phone or business number; leading zeros stay. */
export const digitsOf = (value: unknown): string => String(value).replace(/[\s-]/g, '');

/** Digits, with hyphens and spaces allowed between them */
export const digits = z.string().refine((value) => DIGITS.test(digitsOf(value)), {
	message: 'must be digits, e.g. 010-0000-0000',
});

/** A number that names something: digits, kept as text */
export const numberName = z.string().regex(DIGITS, 'must be the number only, e.g. 1234567');

/** An address that a provider or a browser can call */
export const webAddress = z.string().regex(/^https?:\/\/[^\s/]([^]*\S)?$/i, {
	message: 'must be a full address that starts with https:// or http://',
});

export const emailAddress = z.string().regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');
