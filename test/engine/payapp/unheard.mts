/** Notifications that nobody hears: they are read from the sandbox's record and given to a trigger. */
import { beforeEach, expect } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { bench, openPayApp } from '../../support/payapp.mts';
import { deliver, formOf } from '../../support/webhook.mts';

/** An address where nobody listens */
export const NOWHERE = 'http://127.0.0.1:9';

/** Like `openPayApp`, with one attempt for each notification. */
export function openUnheard(): void {
	openPayApp();
	beforeEach(() => {
		bench.payapp.switches.maxAttempts = 1;
	});
}

/** Returns what a trigger for these events makes of everything that PayApp has sent. */
export async function eventsFor(...wanted: string[]): Promise<IDataObject[]> {
	await bench.payapp.idle();
	const told: IDataObject[] = [];
	for (const { fields } of bench.payapp.notifications) {
		const { started = [], text } = await deliver(formOf(fields), {
			credential: { ...bench.payapp.seller } as IDataObject,
			parameters: { events: wanted },
		});
		expect(text).toBe('SUCCESS');
		told.push(...started);
	}
	return told;
}
