import { isKoreanPhone } from '../../core/fields/formats';

const KOREA = '82';

/**
 * Whether a phone number can be the buyer's: it must be Korean if the price is in won and no other
 * country is named (payapp.txt: vccode is the country of the number, for US dollars).
 */
export const isPhoneOf = (phone = '0', currency = 'krw', country = KOREA): boolean =>
	currency !== 'krw' || country !== KOREA || isKoreanPhone(phone);
