/** Look-ups and checks several calls share. Each failure is a {@link Refusal} for the caller. */
import { Refusal, textOf, wrong, type Parameter, type Values } from '../shared/parameters.mts';
import { isWebAddress } from '../shared/form.mts';
import type { Headers } from '../shared/rest.mts';
import type { CiderPayContext, Member } from './types.mts';

/** STRING. */
export const TEXT: Parameter = { type: 'text' };
/** STRING 필수. */
export const NEEDED_TEXT: Parameter = { type: 'text', required: true };
/** NUMBER. */
export const NUMBER: Parameter = { type: 'number' };
/** NUMBER 필수. */
export const NEEDED_NUMBER: Parameter = { type: 'number', required: true };
/** BOOLEAN. */
export const FLAG: Parameter = { type: 'flag' };
/** BOOLEAN 필수. */
export const NEEDED_FLAG: Parameter = { type: 'flag', required: true };

/** Refuses a call without the developer's devID and devToken. Source: ciderpay.txt, every call. */
export function authorize({ account }: CiderPayContext, headers: Headers): void {
	if (headers.devid === account.devID && headers.devtoken === account.devToken) return;
	throw new Refusal('credentials', 'devID, devToken 값이 정확하지 않습니다.');
}

/** Returns the member `memberID` if the developer may act for it (ciderpay.txt: 하위 계정만 가능). */
export function memberOf(ctx: CiderPayContext, input: Values): Member {
	const member = ctx.members.get(textOf(input, 'memberID'));
	if (!member?.ours) throw new Refusal('data', '하위 회원이 아닙니다.');
	return member;
}

/** Returns an entry by identifier; refuses a missing one and one of a foreign member. */
export function entryOf<T extends { memberID: string }>(
	ctx: CiderPayContext,
	entries: ReadonlyMap<string, T>,
	id: string,
): T {
	const entry = entries.get(id);
	if (entry === undefined || !ctx.members.get(entry.memberID)?.ours) {
		throw new Refusal('data', '데이터가 존재하지 않습니다.');
	}
	return entry;
}

/** Refuses values that are given but are not URLs; one without a scheme passes. */
export function addresses(input: Values, ...names: string[]): void {
	for (const name of names) {
		const value = textOf(input, name);
		// Integrators' reports: the vendor's simulator prepends http:// to an address without a scheme.
		if (value !== '' && !isWebAddress(value) && !isWebAddress(`http://${value}`))
			wrong(name, 'URL');
	}
}
