import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { note, secretsIn, SECRETS_FILE } from '../../package/secrets/known.mts';
import type { Secret } from '../../package/secrets/known.mts';
import { Searcher } from '../../package/secrets/look.mts';
import { readDatabase, textFiles } from '../../package/secrets/places.mts';
import { scan } from '../../package/secrets/scan.mts';
import type { Passwords } from '../../package/secrets/types.mts';

const VALUE = 'TEST+key/of "shop"==';
const SECRET: Secret = { kind: 'payAppApi.linkkey', value: VALUE };
const NODE = 'n8n-nodes-korean-payments.ciderPay';
const PASSWORDS: Passwords = {
	credentials: new Map([['payAppApi', new Set(['linkkey'])]]),
	nodes: new Map([[NODE, new Set(['mpToken'])]]),
};

let folder: string;
let database: DatabaseSync;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'secrets-test-'));
	mkdirSync(join(folder, '.n8n'));
	database = new DatabaseSync(join(folder, '.n8n/database.sqlite'));
	database.exec(
		`PRAGMA journal_mode = WAL;
		CREATE TABLE execution_data (executionId int, workflowData text, data text);
		CREATE TABLE workflow_entity (id text, nodes text);
		CREATE TABLE settings (key text, value text);`,
	);
});
afterEach(() => {
	database.close();
	rmSync(folder, { recursive: true });
});

/** Stores an execution as n8n does: an item with a text, and a node with parameters. */
function store(text: string, parameters: object = {}, type = NODE): void {
	const data = [{ resultData: '1' }, { runData: '2' }, { Set: '3' }, ['4'], { memo: '5' }, text];
	database
		.prepare('INSERT INTO execution_data VALUES (7, ?, ?)')
		.run(JSON.stringify({ nodes: [{ type, parameters }] }), JSON.stringify(data));
}
const look = (known = [SECRET], pages: Array<{ place: string; text: string }> = []) =>
	scan(known, PASSWORDS, readDatabase(folder), pages);

describe('a secret in an execution', () => {
	it.each([
		['as it is', VALUE, 'as it is'],
		['in a sentence', `PayApp says: ${VALUE}!`, 'as it is'],
		['in a query', new URLSearchParams({ key: VALUE }).toString(), 'URL-encoded'],
		['in a path', `https://x.example/${encodeURIComponent(VALUE)}`, 'URL-encoded'],
		['in an address in an address', encodeURIComponent(encodeURIComponent(VALUE)), 'URL-encoded'],
		['in JSON', JSON.stringify({ memo: VALUE }), 'JSON-escaped'],
		['in base64', Buffer.from(VALUE).toString('base64'), 'base64'],
		['in a longer base64', Buffer.from(`a:${VALUE}:b`).toString('base64'), 'base64'],
		['in base64url', Buffer.from(`abcd${VALUE}`).toString('base64url'), 'base64'],
	])('is found %s, with its place and kind, and not told', (_, text, form) => {
		store(text);
		const { findings, executions } = look();
		const place = 'execution 7.data.resultData.runData.Set.0.memo';
		expect(findings).toEqual([{ place, kind: SECRET.kind, form }]);
		expect(executions).toBe(1);
		expect(JSON.stringify(findings)).not.toContain(VALUE);
	});

	it('is found as a name, and in the parameters of a node', () => {
		store('nothing', { value: `={{ "${VALUE}" }}`, [VALUE]: 1 });
		expect(look().findings.map(({ place }) => place)).toEqual([
			'execution 7.workflow.nodes.0.parameters.value',
			'a name in execution 7.workflow.nodes.0.parameters',
		]);
	});

	it('is none where nothing of it stands', () => {
		store('TEST+key/of "shop"=');
		expect(look()).toMatchObject({ findings: [], secrets: 1, executions: 1 });
	});
});

describe("a password in a node's parameter", () => {
	const token = 'mp-token-0123456789';

	it('may stand there, and in the stored workflow, and nowhere else', () => {
		store('nothing', { additionalFields: { mpToken: token } });
		database.prepare('INSERT INTO workflow_entity VALUES (?, ?)').run('1', token);
		expect(look([])).toMatchObject({ findings: [], secrets: 1 });
		database.prepare('INSERT INTO settings VALUES (?, ?)').run('last', token);
		store(`charged ${token}`, { mpToken: token });
		expect(look([]).findings.map(({ place }) => place)).toEqual([
			'execution 7.data.resultData.runData.Set.0.memo',
			'a row of settings',
		]);
	});

	it('is none as an expression, nor in nodes of others', () => {
		store('nothing', { mpToken: '={{ $json.mpToken }}' });
		store('nothing', { mpToken: token }, 'n8n-nodes-base.set');
		expect(look([])).toMatchObject({ findings: [], secrets: 0 });
	});
});

describe('other places', () => {
	it('are logs, and what was said', () => {
		const pages = [{ place: 'n8n.log', text: `a\n${VALUE}\nb` }];
		expect(look([SECRET], pages).findings).toEqual([
			{ place: 'n8n.log', kind: SECRET.kind, form: 'as it is' },
		]);
	});

	it('are files to any depth, but for the database and programs', () => {
		const paths = ['n8n.log', '.n8n/n8nEventLog.log', '.n8n/binaryData/1/2', 'shot.png'];
		for (const path of [...paths, 'node_modules/a.js']) {
			mkdirSync(join(folder, path, '..'), { recursive: true });
			writeFileSync(join(folder, path), 'x');
		}
		expect(textFiles(folder).sort()).toEqual(
			paths
				.slice(0, 3)
				.map((p) => join(folder, p))
				.sort(),
		);
		expect(textFiles(join(folder, 'nothing'))).toEqual([]);
	});

	it('a value too short to be told from words is named, not looked for', () => {
		store('something wrong');
		const found = look([{ kind: 'payAppApi.linkkey', value: 'wrong' }]);
		expect(found).toMatchObject({ findings: [], secrets: 0, tooShort: ['payAppApi.linkkey'] });
	});
});

describe('what tests put into n8n', () => {
	afterEach(() => void delete process.env[SECRETS_FILE]);

	it('is known afterwards: the password fields, each value once', () => {
		const file = join(folder, 'noted');
		note('/rest/credentials', { type: 'payAppApi', data: { linkkey: 'noted nowhere' } });
		process.env[SECRETS_FILE] = file;
		const data = { userid: 'shop', linkkey: ` ${VALUE}\n` };
		note('/rest/credentials', { name: 'a', type: 'payAppApi', data });
		note('/rest/credentials/test', { credentials: { type: 'payAppApi', data } });
		note('/rest/credentials', { type: 'other', data: { linkkey: 'of another type' } });
		note('/rest/login', { emailOrLdapLoginId: 'a@b.example', password: 'Secret-12345' });
		note('/rest/workflows', { password: 'not a credential' });
		note('/rest/credentials', undefined);
		expect(secretsIn(file, PASSWORDS.credentials)).toEqual([
			SECRET,
			{ kind: "the n8n user's password", value: 'Secret-12345' },
		]);
		expect(secretsIn(join(folder, 'nothing'), PASSWORDS.credentials)).toEqual([]);
	});
});

describe('any secret', () => {
	it('is found in base64 wherever it stands in a text', () => {
		const secret = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 });
		const around = fc.string({ unit: 'grapheme', maxLength: 10 });
		fc.assert(
			fc.property(secret, around, around, (value, before, after) => {
				const text = Buffer.from(before + value + after).toString('base64');
				expect(new Searcher([{ kind: 'k', value }]).in(text, 'p')).toHaveLength(1);
			}),
			{ numRuns: 2000 },
		);
	});
});
