/**
 * The simulated PayApp where practice goes beyond the manual: the tests' expected values are those
 * that integrators read and that live messages carried (integrators' reports).
 */
import type { Fields } from '../../sandbox/index.mts';
import { payapp, seller } from './payapp.mts';

/** Makes a call of the seller, and waits until PayApp has told the shop of what it did. */
export async function call(cmd: string, more: Fields = {}): Promise<Fields> {
	const { userid, linkkey } = payapp.seller;
	const reply = await seller.call({ userid, linkkey, ...(cmd === '' ? {} : { cmd }), ...more });
	await payapp.idle();
	return reply;
}

export const order = (more: Fields = {}): Fields => ({
	goodname: '꽃다발',
	price: '3000',
	recvphone: '01000000000',
	feedbackurl: seller.feedbackurl,
	var1: 'order-1',
	...more,
});

/** Requests a payment and pays it; returns its number. */
export async function paid(more: Fields = {}, method: 'card' | 'naverpay' = 'card') {
	const { mul_no = '' } = await call('payrequest', order(more));
	payapp.pay(mul_no, { method });
	await payapp.idle();
	return mul_no;
}
