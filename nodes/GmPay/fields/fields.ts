import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { WireContext } from '../../core/operation';
import { withDefault } from '../../core/fields/credentialValues';

/** The shop that a payment is for (gmpay.txt: 판매점 아이디); the manual requires it, the credential may hold it. */
export const memberId: INodeProperties = {
	displayName: 'Member ID',
	name: 'memberId',
	type: 'string',
	default: '',
	description: "The GMPay ID of the shop. Leave it empty for the credential's member ID.",
};

/** Adds the credential's member ID to values that have none. It throws where there is neither. */
export const withMember = (
	input: IDataObject,
	{ credential }: Pick<WireContext, 'credential'>,
): IDataObject => withDefault(input, 'memberId', credential.memberId, 'Member ID');
