import type { Crop } from './artefacts.mts';
import { byTestId, type Editor } from './editor.mts';

/** Slug for a screenshot's file name, e.g. "payapp-payment-request". */
export const fileNameOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** Area of the panel's parameter column, from its tabs down to the last field. */
export async function parametersOf(editor: Editor): Promise<Crop> {
	const items = byTestId(editor.get('node-parameters'), 'parameter-item').filter({ visible: true });
	const [tabs, column, last] = await Promise.all([
		editor.get('tab-params').boundingBox(),
		editor.get('node-parameters').boundingBox(),
		items.last().boundingBox(),
	]);
	if (!tabs || !column || !last) throw new Error('The panel has no parameters');
	const y = tabs.y - 16;
	return { x: column.x, y, width: column.width, height: last.y + last.height + 24 - y };
}
