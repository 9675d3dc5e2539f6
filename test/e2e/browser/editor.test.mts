import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';

import { openDesk, type Desk } from './desk.mts';
import { buyer } from './scenarios/buyer.mts';
import { credential } from './scenarios/credential.mts';
import { execution } from './scenarios/execution.mts';
import { nodeCreator } from './scenarios/creator.mts';
import { panels } from './scenarios/panels.mts';
import { payAppPanels } from './scenarios/payAppPanels.mts';
import { triggerPanel } from './scenarios/trigger.mts';

// One n8n and one browser for all scenarios: starting both takes longer than most of them.
describe('the editor of a real n8n', () => {
	let desk: Desk | undefined;
	const theDesk = (): Desk => {
		if (!desk) throw new Error('The browser or n8n did not start');
		return desk;
	};

	beforeAll(async () => {
		desk = await openDesk();
	}, 300_000);

	afterEach(() => {
		expect(theDesk().takeProblems()).toEqual([]);
	});

	afterAll(async () => {
		await desk?.close();
	});

	for (const scenario of [
		nodeCreator,
		panels,
		payAppPanels,
		credential,
		triggerPanel,
		execution,
		buyer,
	]) {
		scenario(theDesk);
	}
});
