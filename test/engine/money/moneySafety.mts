import type { PayAppBench } from '../../support/payapp.mts';

/** Sets switches of the sandbox when the nth call from now arrives. */
export function atCall(
	bench: PayAppBench,
	ordinal: number,
	fault: Partial<PayAppBench['payapp']['switches']>,
): void {
	bench.atCall(ordinal, () => Object.assign(bench.payapp.switches, structuredClone(fault)));
}

export const REFUSE = {
	refuse: { value: { errno: '70020', errorMessage: '상품명 오류' }, times: 1 },
};
export const DROP = { dropConnection: { value: true, times: 1 } };
