import type { IDataObject } from 'n8n-workflow';

import { requestHash } from '../api/hashes';
import { signRequest } from '../signedState/signRequest';
import { vatOf } from '../api/amounts';

/** Fields that the editor offers as choices and the manual lists as numbers */
const NUMBERS = ['pay_type', 'device_type', 'inst_type', 'card_purpost_type'];

/**
 * What a payment request sends: the values as the manual types them, the VAT, the signatures and the
 * hash.
 */
export function requestWire(input: IDataObject, credential: IDataObject): IDataObject {
	const request: IDataObject = { ...input, tax_amount: taxIn(input) };
	for (const name of NUMBERS) {
		if (request[name] !== undefined) request[name] = Number(request[name]);
	}
	const wire = signRequest(request, credential);
	return { ...wire, param_ispt_hash: requestHash(wire, credential) };
}

/** shinhan-pg.txt: tax_amount, where it is left out */
const taxIn = ({ amount, tax_amount, taxfree_amount, cup_return_deposit }: IDataObject): number =>
	Number(
		tax_amount ??
			vatOf(Number(amount), Number(taxfree_amount ?? 0), Number(cup_return_deposit ?? 0)),
	);

/** The address of the payment window, and what the node worked out for it */
export const requestedOf = (reply: IDataObject, input: IDataObject): IDataObject => ({
	...reply,
	order_no: input.order_no,
	amount: input.amount,
	tax_amount: taxIn(input),
});
