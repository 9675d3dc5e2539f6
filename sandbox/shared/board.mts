/** The control board: shows a simulated provider's state and sets its switches. */
import { html, pairs, type Html } from './html.mts';
import type { MessageAttempt } from './message.mts';
import type { Attempt } from './notifier.mts';
import type { RestRecord } from './rest.mts';
import type { SwitchEntry, SwitchTable } from './switch-table.mts';

/** A provider in the list on top of every board. */
export interface Board {
	name: string;
	/** Path of its board on this server. */
	path: string;
	/** Returns the URL of its API. */
	api: () => string;
}

/** Renders the list of providers on top of a board. */
export function boardList(boards: readonly Board[]): Html {
	return section(
		'Sandbox',
		['', 'API'],
		boards.map(
			({ name, path, api }) =>
				html`<tr>
					<td><a href="${path}">${name}</a></td>
					<td><code>${api()}</code></td>
				</tr>`,
		),
		false,
	);
}

/** Renders a button that posts to a provider's control. */
export function control(prefix: string, action: string, label: string): Html {
	return html`<form method="post" action="${prefix}/control/${action}">
		<button class="plain">${label}</button>
	</form>`;
}

/** Returns a list in reverse: newest first. */
export function newest<T>(list: readonly T[]): T[] {
	return [...list].reverse();
}

/** Renders a titled table, with the number of rows in the title unless `counted` is false. */
export function section(
	title: string,
	heads: readonly string[],
	rows: readonly Html[],
	counted = true,
): Html {
	return html`<section>
		<h2>${title}${counted ? ` (${rows.length})` : ''}</h2>
		<table>
			<tr>
				${heads.map((head) => html`<th>${head}</th>`)}
			</tr>
			${rows}
		</table>
	</section>`;
}

/** Renders collapsible details. */
export function details(list: ReadonlyArray<readonly [string, string]>): Html {
	return html`<details>
		<summary>필드</summary>
		${pairs(list)}
	</details>`;
}

/** Renders the outcome of one notification attempt. */
export function answerCell({ error, status, answer, accepted }: Attempt): Html {
	const said = error || `${status ?? '…'} ${answer.slice(0, 200)}`;
	return html`<td class="${accepted ? 'good' : 'bad'}">${said}</td>`;
}

/** Returns a string as is, '' for null and undefined, and JSON for anything else. */
export function shown(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function switchInput(entry: SwitchEntry, value: unknown): Html {
	const { kind } = entry;
	const options = kind === 'flag' && !entry.fault ? ['false', 'true'] : kind;
	if (typeof options === 'string' || 'texts' in options) {
		return html`<input type="text" name="value" value="${shown(value)}" size="24" />`;
	}
	return html`<select name="value">
		${options.map(
			(option) => html`<option${shown(value) === option ? html` selected` : ''}>${option}</option>`,
		)}
	</select>`;
}

/** Renders a provider's switches, one form each. */
export function switchSection(prefix: string, table: SwitchTable, switches: object): Html {
	const values: Record<string, unknown> = { ...switches };
	// The value field shows a rule whole; its parts can also be entered separately.
	const limits = ['times', ...table.conditions].map(
		(name) => html`<input type="text" name="${name}" placeholder="${name}" size="8" />`,
	);
	const rows = Object.entries(table.entries).map(
		([name, entry]) =>
			html`<tr>
				<th>${name}</th>
				<td>${entry.about}</td>
				<td>
					<form method="post" action="${prefix}/control/switches">
						<input type="hidden" name="name" value="${name}" /> ${switchInput(entry, values[name])}
						${entry.fault ? limits : ''} <button>적용</button>
					</form>
				</td>
			</tr>`,
	);
	return section('스위치', [], rows, false);
}

/** Renders the notifications of a provider that names its events. */
export function messageSection(
	prefix: string,
	record: ReadonlyArray<MessageAttempt<string>>,
): Html {
	const rows = newest(record).map(
		(one) =>
			html`<tr>
				<td>${one.time}</td>
				<td>${one.delivery}-${one.attempt}</td>
				<td>${one.event}</td>
				<td>${one.url}</td>
				${answerCell(one)}
				<td>${details(Object.entries(one.fields).map(([name, value]) => [name, shown(value)]))}</td>
				<td>${control(prefix, `resend/${one.delivery}`, '다시 보내기')}</td>
			</tr>`,
	);
	return section('통보', ['시각', '번호-회차', '종류', 'URL', '응답', '', ''], rows);
}

/** Renders the calls of a provider with one address per call. */
export function callSection(calls: readonly RestRecord[]): Html {
	const rows = newest(calls).map(
		(call) =>
			html`<tr>
				<td>${call.time}</td>
				<td>${call.method} ${call.url}</td>
				<td>
					${details(Object.entries(call.values).map(([name, value]) => [name, shown(value)]))}
				</td>
				<td>
					${call.status || ''}
					<pre>${call.answer.slice(0, 2000)}</pre>
				</td>
			</tr>`,
	);
	return section('API 호출', ['시각', '주소', '', '응답'], rows);
}
