import { describe, expect, it } from '@jest/globals';
import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';

import { gmPayApiTest } from '../../../nodes/GmPay/methods/credentialTest';

const FULL = {
	memberId: 'testid',
	devID: 'partner-1',
	devToken: 'TEST+dev/token==',
	cancelToken: '',
	feedbackToken: 'TEST+feedback/token==',
	baseUrl: 'https://api.gmpay.kr',
};

/** Runs the credential test against a stand-in for GMPay; also returns the requests it got */
async function run(changes: IDataObject, answer: { status?: number; body?: unknown } | Error) {
	const asked: IDataObject[] = [];
	const context = {
		helpers: {
			request: async (options: IDataObject) => {
				asked.push(options);
				if (answer instanceof Error) throw answer;
				const { status = 200, body = {} } = answer;
				return {
					statusCode: status,
					body: typeof body === 'string' ? body : JSON.stringify(body),
				};
			},
		},
	} as unknown as ICredentialTestFunctions;
	const data = { ...FULL, ...changes } as never;
	const result = await gmPayApiTest.call(context, { id: '1', name: 'Test', type: 'x', data });
	return { ...result, asked };
}

const token = (val1: string) => ({ body: { success: true, message: 'OK', val1 } });

describe("the credential's test", () => {
	it('asks for the cancel token where there are partner keys, and shows none', async () => {
		const { status, message, asked } = await run({}, token('THE-CANCEL-TOKEN'));
		expect(status).toBe('OK');
		expect(message).not.toContain('THE-CANCEL-TOKEN');
		expect(asked).toMatchObject([
			{
				method: 'GET',
				uri: 'https://api.gmpay.kr/oapi/p/member/token?memberId=testid',
				headers: { devID: 'partner-1', devToken: 'TEST+dev/token==' },
				followRedirect: false,
			},
		]);
	});

	it('compares the cancel token with the one entered', async () => {
		const answer = token('THE-CANCEL-TOKEN');
		expect((await run({ cancelToken: 'THE-CANCEL-TOKEN\n' }, answer)).status).toBe('OK');
		const wrong = await run({ cancelToken: 'MINE-MINE' }, answer);
		expect(wrong.status).toBe('Error');
		expect(wrong.message).toContain('cancel token');
		expect(wrong.message).not.toMatch(/THE-CANCEL|MINE/);
	});

	it.each([
		['E', 'OK'],
		['N', 'Error'],
	])('without partner keys tells whether GMPay knows the member: %s', async (val1, status) => {
		const result = await run({ devID: '', devToken: '' }, token(val1));
		expect(result.status).toBe(status);
		expect(result.asked[0]?.uri).toContain('/oapi/p/member/checkMemberId?memberId=testid');
		expect(JSON.stringify(result.asked)).not.toMatch(/devID|devToken/);
	});

	it('without a member tells that GMPay answers, and that no key was tested', async () => {
		const result = await run({ memberId: '' }, token('N'));
		expect(result).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('cannot be tested'),
		});
		expect(JSON.stringify(result.asked)).not.toMatch(/devID|devToken/);
	});

	it('is red without a member and without partner keys: it would hold nothing to call with', async () => {
		const result = await run({ memberId: '', devID: '', devToken: '' }, token('N'));
		expect(result).toMatchObject({ status: 'Error', asked: [] });
		expect(result.message).toContain("'Merchant ID'");
	});

	it.each([{ devID: '' }, { devToken: '' }])(
		'is red with half of the partner keys',
		async (half) => {
			const result = await run(half, token('x'));
			expect(result).toMatchObject({ status: 'Error', asked: [] });
		},
	);

	it.each([
		['refused', { body: { success: false, message: `no: ${FULL.devToken}` } }, 'no: ***'],
		['another server', { body: '<html>' }, 'Check the base URL'],
		['an error of the server', { status: 502, body: 'x' }, 'Check the base URL'],
		['no server', new Error(`connect ${FULL.devToken}`), 'Check the base URL'],
	])('is red where it is %s, and tells no secret', async (_, answer, words) => {
		const { status, message } = await run({}, answer);
		expect(status).toBe('Error');
		expect(message).toContain(words);
		expect(message).not.toContain(FULL.devToken);
	});

	it('is red with a partner token that cannot be sent', async () => {
		const { status, message, asked } = await run({ devToken: '토큰' }, token('x'));
		expect({ status, asked }).toEqual({ status: 'Error', asked: [] });
		expect(message).toContain('Partner Token');
		expect(message).not.toContain('토큰');
	});
});
