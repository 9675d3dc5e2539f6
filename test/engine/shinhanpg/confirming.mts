/** Confirmations by the node, of payments whose buyer is authenticated */
import type { IDataObject } from 'n8n-workflow';

import { bench } from '../../support/shinhanpg.mts';

/** Returns what confirms a payment that a buyer has just authenticated. */
export async function token(changes: IDataObject = {}) {
	const { fields } = await bench.authenticated(changes);
	return { order_no: fields.order_no, confirm_token: fields.confirm_token };
}

/** Confirms it, with one second for each answer. */
export const confirm = async (parameters: IDataObject, settings = {}) =>
	await bench.run('payment.confirm', { ...parameters, options: { timeout: 1 } }, [{}], settings);
