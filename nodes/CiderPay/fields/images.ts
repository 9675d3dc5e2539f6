import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { WireContext } from '../../core/operation';

/**
 * Fields of one image: a file of the item, or base64 text. `fileName` and `encodeBase64` are the
 * documented names (ciderpay.txt: imageFiles, imageFile); the other two are not sent.
 */
export const imageFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Base64 Text', value: 'text', description: 'The image as base64 text' },
			{ name: 'File', value: 'file', description: 'A file of the input item' },
		],
		default: 'file',
		description: 'Where the image comes from',
	},
	{
		displayName: 'Input Data Field',
		name: 'binaryField',
		type: 'string',
		required: true,
		displayOptions: { show: { source: ['file'] } },
		default: 'data',
		placeholder: 'e.g. data',
		description: 'The name of the input field that holds the image file',
	},
	{
		displayName: 'Base64 Text',
		name: 'encodeBase64',
		type: 'string',
		required: true,
		displayOptions: { show: { source: ['text'] } },
		default: '',
		description: "The image as base64 text. A leading 'data:image/…;base64,' is removed.",
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. flowers.jpg',
		description: "The image's name. Leave it empty to use the file's own.",
	},
];

const BARE = /^[A-Za-z0-9+/]+={0,2}$/;

/** Strips what people paste along with base64: a data URL's prefix, line breaks */
const bareBase64 = (text: string): string =>
	text.replace(/^data:[^,]{0,200};base64,/, '').replace(/\s+/g, '');

/** Rules for an image that its fields cannot express */
export const imageRules = z
	.object({ source: z.string(), encodeBase64: z.string(), fileName: z.string() })
	.partial()
	.passthrough()
	.superRefine(({ encodeBase64, source, fileName }, context) => {
		if (encodeBase64 !== undefined && !BARE.test(bareBase64(encodeBase64))) {
			const message = 'must be base64 text';
			context.addIssue({ code: 'custom', path: ['encodeBase64'], message });
		}
		if (source === 'text' && !fileName) {
			const message = "is required with 'Base64 Text', which has no name of its own";
			context.addIssue({ code: 'custom', path: ['fileName'], message });
		}
	});

/** Returns an image as the documented object: its name and its bytes as base64. */
export async function imageOf(
	{ binaryField, encodeBase64, fileName }: IDataObject,
	{ file }: WireContext,
): Promise<IDataObject> {
	if (encodeBase64 !== undefined) {
		return { fileName, encodeBase64: bareBase64(String(encodeBase64)) };
	}
	const read = await file(String(binaryField));
	return { fileName: fileName ?? read.fileName, encodeBase64: read.base64 };
}
