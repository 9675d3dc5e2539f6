/** What every panel says, and how much of it. */
import { describe, expect, it } from '@jest/globals';
import type { INodePropertyOptions } from 'n8n-workflow';

import { CiderPayApi } from '../../../credentials/CiderPayApi.credentials';
import { GmPayApi } from '../../../credentials/GmPayApi.credentials';
import { PayAppApi } from '../../../credentials/PayAppApi.credentials';
import { ShinhanPgApi } from '../../../credentials/ShinhanPgApi.credentials';
import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';
import { CiderPayTrigger } from '../../../nodes/CiderPay/CiderPayTrigger.node';
import { choicesOf } from '../../../nodes/core/fields/checkField';
import { GmPay } from '../../../nodes/GmPay/GmPay.node';
import { GmPayTrigger } from '../../../nodes/GmPay/GmPayTrigger.node';
import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { PayAppTrigger } from '../../../nodes/PayApp/PayAppTrigger.node';
import { ShinhanPg } from '../../../nodes/ShinhanPg/ShinhanPg.node';
import { ShinhanPgTrigger } from '../../../nodes/ShinhanPg/ShinhanPgTrigger.node';
import { HANGUL, withNested } from '../../support/fields.mts';

const PANELS = [
	...[PayApp, CiderPay, GmPay, ShinhanPg].map((type) => new type().description),
	...[PayAppTrigger, CiderPayTrigger, GmPayTrigger, ShinhanPgTrigger].map(
		(type) => new type().description,
	),
	...[PayAppApi, CiderPayApi, GmPayApi, ShinhanPgApi].map((type) => new type()),
].map((panel) => ({
	displayName: panel.displayName,
	fields: panel.properties.flatMap(withNested),
	/** What the editor says beside the fields of a trigger */
	panelTexts: 'triggerPanel' in panel ? textsIn([panel.triggerPanel, panel.activationMessage]) : [],
}));

/** Returns all texts in a value, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Without the Korean word and the wire name that stand behind it */
const bare = (description = ''): string =>
	description.replace(/ \([^()]*(\([^()]*\))?[^()]*\)\.?$/, '');

/** What needs more than 120 characters, since leaving a part out could cost the merchant money */
const LONGER = [
	'PayApp: Request',
	'PayApp: Request Cancellation',
	'PayApp: Create Checkout Page',
	'PayApp: Register',
	'PayApp: appurl',
	'PayApp: reqmode',
	'PayApp: failurl',
	'Shinhan PG: Request Personal Window',
	'Shinhan PG: Confirm',
	'Shinhan PG: expectedAmount',
	'Shinhan PG Trigger: pendingUrl',
	'CiderPay API: feedbackToken',
];

describe.each(PANELS)('the panel of $displayName', ({ displayName, fields }) => {
	const choices = fields.flatMap<INodePropertyOptions>(choicesOf);

	it('is in English: labels, choices, actions and placeholders', () => {
		const texts = [
			...fields.flatMap((field) => [field.displayName, field.placeholder ?? '']),
			...choices.flatMap(({ name, action = '' }) => [name, action]),
		];
		expect(texts.filter((text) => HANGUL.test(text))).toEqual([]);
	});

	it('is read at a glance', () => {
		const described = [
			...fields.map(({ name, description }) => ({ name, description })),
			...choices.map(({ name, description }) => ({ name, description })),
		].map(({ name, description }) => ({
			name: `${displayName}: ${name}`,
			text: bare(description),
		}));
		const long = described.filter(({ text }) => text.length > 120);
		expect(long.filter(({ name }) => !LONGER.includes(name))).toEqual([]);
		expect(long.filter(({ text }) => text.length > 190)).toEqual([]);
		const notices = fields
			.filter(({ type }) => type === 'notice')
			.map((notice) => notice.displayName);
		expect(notices.filter((text) => text.length > 240)).toEqual([]);
	});
});

/** n8n's own labels, which texts name too */
const OF_N8N = ['Execute step'];

describe('a label that a text names', () => {
	const providers = ['PayApp', 'CiderPay', 'GMPay', 'Shinhan PG'];

	it.each(providers)('is one of the panels of %s', (provider) => {
		const own = PANELS.filter(({ displayName }) => displayName.startsWith(provider));
		const fields = own.flatMap((panel) => panel.fields);
		const choices = fields.flatMap<INodePropertyOptions>(choicesOf);
		const labels = new Set([
			...OF_N8N,
			...[...fields.map((field) => field.displayName), ...choices.map(({ name }) => name)],
		]);
		const texts = [
			...fields.flatMap(({ type, displayName, description = '', hint = '' }) => [
				type === 'notice' ? displayName : '',
				description,
				hint,
			]),
			...choices.map(({ description = '' }) => description),
			...own.flatMap(({ panelTexts }) => panelTexts),
		];
		const named = texts.flatMap((text) =>
			[...text.matchAll(/(?<![A-Za-z])'([A-Z][^'\n]*?)'(?![A-Za-z])/g)].map(
				([, label = '']) => label,
			),
		);
		expect(named.length).toBeGreaterThan(0);
		expect([...new Set(named)].filter((label) => !labels.has(label))).toEqual([]);
	});
});
