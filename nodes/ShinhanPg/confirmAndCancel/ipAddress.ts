import type { IDataObject } from 'n8n-workflow';

import { InvalidField } from '../../core/fields/invalidField';
import { trimmedOrDigits } from '../api/api';

/**
 * Adds the IP address that every confirmation and cancellation needs: the item's, else the
 * credential's. Throws if neither has one.
 */
export function withIpAddress(input: IDataObject, credential: IDataObject): IDataObject {
	const ip_addr = trimmedOrDigits(input.ip_addr) || trimmedOrDigits(credential.ip_addr);
	if (!ip_addr) {
		throw new InvalidField(
			'Buyer IP Address',
			"is required. Enter it here, or 'IP Address' in the credential",
		);
	}
	return { ...input, ip_addr };
}
