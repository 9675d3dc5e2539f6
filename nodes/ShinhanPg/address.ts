import type { IDataObject } from 'n8n-workflow';

import type { Input } from '../core/operation';
import { textOf } from './api';

/** Every confirmation and cancellation names an IP address: the item's, else that of the credential. */
export function withIpAddress(input: Input, credential: IDataObject): Input {
	const ip_addr = textOf(input.ip_addr) || textOf(credential.ip_addr);
	if (!ip_addr) throw new RangeError("neither the item nor the credential has an 'IP Address'");
	return { ...input, ip_addr };
}
