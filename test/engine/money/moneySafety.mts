import type { PayAppBench } from '../../support/payapp.mts';

/** Sets switches of the sandbox when the nth call from now arrives. */
export function atCall(
	bench: PayAppBench,
	ordinal: number,
	fault: Partial<PayAppBench['payapp']['switches']>,
): void {
	const { calls, switches } = bench.payapp;
	const last = calls.length + ordinal;
	calls.push = (...added) => {
		const length = Array.prototype.push.apply(calls, added);
		if (length === last) Object.assign(switches, structuredClone(fault));
		return length;
	};
}

export const REFUSE = {
	refuse: { value: { errno: '70020', errorMessage: '상품명 오류' }, times: 1 },
};
export const DROP = { dropConnection: { value: true, times: 1 } };
