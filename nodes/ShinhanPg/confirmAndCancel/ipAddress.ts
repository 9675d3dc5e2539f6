import type { IDataObject } from 'n8n-workflow';

import { trimmedText } from '../api/api';

/**
 * Adds the IP address that every confirmation and cancellation needs: the item's, else the
 * credential's. Throws a RangeError if neither has one.
 */
export function withIpAddress(input: IDataObject, credential: IDataObject): IDataObject {
	const ip_addr = trimmedText(input.ip_addr) || trimmedText(credential.ip_addr);
	if (!ip_addr) throw new RangeError("neither the item nor the credential has an 'IP Address'");
	return { ...input, ip_addr };
}
