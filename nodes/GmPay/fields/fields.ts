import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { WireContext } from '../../core/operation';
import { withDefault } from '../../core/fields/credentialValues';

/** The shop to be paid (gmpay.txt: 판매점 아이디, required); the credential may supply it */
export const memberId: INodeProperties = {
	displayName: 'Merchant ID',
	name: 'memberId',
	type: 'string',
	default: '',
	description: "The shop's GMPay ID; leave empty to use the credential's",
};

export const bizNo: INodeProperties = {
	displayName: 'Business Number',
	name: 'bizNo',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1231212345',
	description: 'The business registration number, sent as entered',
};

/** Falls back to the credential's merchant ID; throws if neither is set. */
export const withMember = (
	input: IDataObject,
	{ credential }: Pick<WireContext, 'credential'>,
): IDataObject => withDefault(input, 'memberId', credential.memberId, 'Merchant ID');
