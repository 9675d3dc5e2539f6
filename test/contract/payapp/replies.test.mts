/** What the node makes of PayApp's answers, as the manual (payapp.txt) and the SDKs show them. */
import { describe, expect, it } from '@jest/globals';

import { recorded } from './recorded.mts';
import { CALLS } from './table.mts';
import { entered, requiredRows, valuesOf } from './entries.mts';
import { callOf } from './wire.mts';
import { bench, openPayApp } from '../../support/payapp.mts';

openPayApp();

describe('what PayApp answers', () => {
	it('to payrequest comes out: the number and the address of the payment page', async () => {
		// payapp.txt: 결제 요청– REST 방식, 응답 예제
		const answer = 'state=1&errorMessage=&mul_no=2000&payurl=http%3A%2F%2Fpayapp.kr%2F000000000000';
		const { done } = await recorded(bench, callOf('payrequest'), answer);
		expect(done.json).toEqual([
			expect.objectContaining({ mul_no: '2000', payurl: 'http://payapp.kr/000000000000' }),
		]);
	});

	it('to paycancel comes out as done, with the number that was cancelled', async () => {
		const { done } = await recorded(bench, callOf('paycancel'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ mul_no: '1234' })]);
	});

	it('to paycancelreq comes out as done, with the number it was asked for', async () => {
		const { done } = await recorded(bench, callOf('paycancelreq'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ mul_no: '1234' })]);
	});

	it('to sellerRegist comes out: the ID and both keys of the new seller', async () => {
		const keys = { linkkey: 'a+b/c==', linkval: 'd e&f=' };
		const answer =
			'state=1&errorMessage=&userid=newshop&linkkey=a%2Bb%2Fc%3D%3D&linkval=d+e%26f%3D';
		const { done } = await recorded(bench, callOf('sellerRegist'), answer);
		expect(done.json).toEqual([expect.objectContaining({ userid: 'newshop', ...keys })]);
	});

	it('to useridCheck tells whether the ID is free; a taken one is no error', async () => {
		const free = await recorded(bench, callOf('useridCheck'), 'state=1&errorMessage=');
		expect(free.done.json).toEqual([expect.objectContaining({ available: true })]);
		const taken = `state=0&errorMessage=${encodeURIComponent('이미 사용중인 아이디입니다.')}`;
		const { done } = await recorded(bench, callOf('useridCheck'), taken);
		expect(done.status).toBe('success');
		expect(done.json).toEqual([expect.objectContaining({ available: false })]);
	});

	it('to useridCheck is an error where the code says that the call itself failed', async () => {
		const { done } = await recorded(
			bench,
			callOf('useridCheck'),
			'state=0&errno=70060&errorMessage=no',
		);
		expect(done.status).toBe('error');
		expect(done.error.message).toContain('70060');
	});

	it('to subidregist comes out as done, with the ID of the sub-account', async () => {
		const { done } = await recorded(bench, callOf('subidregist'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ subuserid: 'kim01' })]);
	});

	it('to cashSt comes out: the number and the address of the receipt', async () => {
		const answer =
			'state=1&errorMessage=&cashstno=0012&cashsturl=http%3A%2F%2Fpayapp.kr%2Fc%3Fa%3D1';
		const { done } = await recorded(bench, callOf('cashSt'), answer);
		expect(done.json).toEqual([
			expect.objectContaining({ cashstno: '0012', cashsturl: 'http://payapp.kr/c?a=1' }),
		]);
	});

	it('to cashStCn comes out as done, with the number of the receipt', async () => {
		const { done } = await recorded(bench, callOf('cashStCn'), 'state=1&errorMessage=');
		expect(done.json).toEqual([expect.objectContaining({ cashstno: '0077' })]);
	});

	it('to rebillRegist comes out: the number and the page, and no payment', async () => {
		const answer = 'state=1&errorMessage=&rebill_no=0042&payurl=http%3A%2F%2Fpayapp.kr%2Fr%3Fa%3D1';
		const { done } = await recorded(bench, callOf('rebillRegist'), answer);
		expect(done.json).toEqual([{ rebill_no: '0042', payurl: 'http://payapp.kr/r?a=1' }]);
	});

	it.each(['rebillCancel', 'rebillStop', 'rebillStart'])(
		'to %s comes out as done, with the number of the subscription',
		async (cmd) => {
			const { done } = await recorded(bench, callOf(cmd), 'state=1&errorMessage=');
			expect(done.json).toEqual([expect.objectContaining({ rebill_no: '0042' })]);
		},
	);

	it('to billPay comes out: CSTURL as it is written, the price as a number, mul_no as text', async () => {
		const answer =
			'state=1&errorMessage=&CSTURL=http%3A%2F%2Fpayapp.kr%2Fc&price=50000&mul_no=0100';
		const { done } = await recorded(bench, callOf('billPay'), answer);
		expect(done.json).toEqual([
			{ charged: true, CSTURL: 'http://payapp.kr/c', price: 50_000, mul_no: '0100' },
		]);
	});

	it('to billDelete comes out as done, without the key of the card', async () => {
		const { done } = await recorded(bench, callOf('billDelete'), 'state=1&errorMessage=');
		expect(done.json).toEqual([{ deleted: true }]);
	});

	it('to paycancelreq comes out with what has to be paid back, and where to', async () => {
		const answer =
			'state=1&errorMessage=&cr_dpname=%ED%99%8D&paybackprice=10000&paybackbank=a+1-2&' +
			'partcancel=1&partprice=10000&cancel_taxable=9091&cancel_vat=909&cancel_taxfree=0';
		const { done } = await recorded(bench, callOf('paycancelreq'), answer);
		expect(done.json).toEqual([
			expect.objectContaining({
				cr_dpname: '홍',
				paybackprice: 10_000,
				paybackbank: 'a 1-2',
				partcancel: '1',
				partprice: 10_000,
				cancel_taxable: 9091,
				cancel_vat: 909,
				cancel_taxfree: 0,
			}),
		]);
	});

	it.each(CALLS.filter(({ cmd }) => cmd !== 'useridCheck'))(
		'to $cmd with state 0 is an error with its errorMessage and its code',
		async (call) => {
			const words = '파라메터값을 확인하세요 & 다시';
			const answer = `state=0&errno=70020&errorMessage=${encodeURIComponent(words)}`;
			const { done } = await recorded(bench, call, answer);
			expect(done.status).toBe('error');
			expect(done.error.message).toContain(words);
			expect(done.error.message).toContain('70020');
		},
	);

	it('is the same from the sandbox, from the request to its cancellation', async () => {
		const request = callOf('payrequest');
		const [made] = (await bench.run(request.operation, entered(requiredRows(request)))).json;
		expect(made).toMatchObject({ mul_no: [...bench.payapp.requests.keys()][0] });
		bench.payapp.pay(String(made?.mul_no));
		for (const cmd of ['paycancelreq', 'paycancel']) {
			const call = callOf(cmd);
			const done = await bench.run(call.operation, { mul_no: made?.mul_no });
			expect(done.json).toEqual([expect.objectContaining({ mul_no: made?.mul_no })]);
		}
		for (const [issued, cancelled] of [
			['cashSt', 'cashStCn'],
			['cashStRegist', 'cashStCancel'],
		] as const) {
			const issue = callOf(issued);
			const [receipt] = (await bench.run(issue.operation, entered(requiredRows(issue)))).json;
			expect(receipt).toMatchObject({ cashstno: [...bench.payapp.cashReceipts.keys()].at(-1) });
			const undo = entered(requiredRows(callOf(cancelled)));
			const undone = await bench.run('cashReceipt.cancel', {
				...undo,
				cashstno: receipt?.cashstno,
			});
			expect(undone.status).toBe('success');
		}
		for (const cmd of ['useridCheck', 'sellerRegist', 'useridCheck', 'subidregist']) {
			const call = callOf(cmd);
			expect((await bench.run(call.operation, entered(requiredRows(call)))).status).toBe('success');
		}
		expect(bench.payapp.calls.map(({ cmd, answer }) => [cmd, answer.slice(0, 7)])).toEqual([
			['payrequest', 'state=1'],
			['paycancelreq', 'state=1'],
			['paycancel', 'state=1'],
			['cashSt', 'state=1'],
			['cashStCn', 'state=1'],
			['cashStRegist', 'state=1'],
			['cashStCancel', 'state=1'],
			['useridCheck', 'state=1'],
			['sellerRegist', 'state=1'],
			['useridCheck', 'state=0'],
			['subidregist', 'state=1'],
		]);
	});

	it('takes a business as a seller, and a reseller under an agency', async () => {
		const call = callOf('sellerRegist');
		const business = valuesOf(call, ...requiredRows(call, 'business'));
		expect((await bench.run(call.operation, entered(business))).status).toBe('success');
		const reseller = entered(requiredRows(call));
		const done = await bench.run(call.operation, {
			...reseller,
			userid: 'newreseller',
			seller_type: 'reseller',
			resellerid: 'payappagency',
		});
		expect(done.status).toBe('success');
	});
});
