import type { IDataObject } from 'n8n-workflow';

import { requestHash } from '../api/hashes';
import { signRequest } from '../signedState/signRequest';
import { vatOf } from '../api/amounts';

/** Fields that are dropdowns in the editor but numbers in the manual */
const NUMBERS = ['pay_type', 'device_type', 'inst_type', 'card_purpost_type'];

/**
 * Returns what a payment request sends: the values typed as in the manual, the VAT, the signatures
 * and the hash.
 */
export function requestWire(input: IDataObject, credential: IDataObject): IDataObject {
	const request: IDataObject = { ...input, tax_amount: taxIn(input) };
	for (const name of NUMBERS) {
		if (request[name] !== undefined) request[name] = Number(request[name]);
	}
	const wire = signRequest(request, credential);
	return { ...wire, param_ispt_hash: requestHash(wire, credential) };
}

/** VAT in won, computed if the input has none (shinhan-pg.txt: tax_amount) */
const taxIn = ({ amount, tax_amount, taxfree_amount, cup_return_deposit }: IDataObject): number =>
	Number(
		tax_amount ??
			vatOf(Number(amount), Number(taxfree_amount ?? 0), Number(cup_return_deposit ?? 0)),
	);

/** Returns the payment window's URL along with the order number, amount and VAT that were sent */
export const requestedOf = (reply: IDataObject, input: IDataObject): IDataObject => ({
	...reply,
	order_no: input.order_no,
	amount: input.amount,
	tax_amount: taxIn(input),
});
