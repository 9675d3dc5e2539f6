import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { BACK, bench, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import { code } from './wire.mts';

/** Every "must not" of shinhan-pg.txt is refused before sending, naming the field and the rule. */
openShinhanPg();

/** An empty value that n8n itself cannot see before the run */
const EMPTY = '={{ "" }}';
const general = { pgcode: code('card'), pay_type: 1, device_type: 1, ...ORDER, ...BACK };
const personal = { user_ci: 'CI', device_type: 1, ...ORDER, ...BACK };
const loan = {
	...ORDER,
	cncl_yn: 'N',
	buyr_bizr_no: '1234567890',
	dpst_req_no: '20240208',
	clnt_pay_clf_cd: 'SGLPAY',
	req_amt: 700000,
	chrg_amt: 300000,
	tot_tx_amt: 1000000,
	pay_amt: 1000000,
	amount: 1000000,
	clnt_tx_clf_cd: 'IMPL',
	clnt_tx_ymd: '20240601',
	seller_name: '판매사',
};
const cancel = { tid: '1', user_id: 'test_01', amount: 1000, cncl_rsn: '취소' };
const extra = (additionalFields: IDataObject) => ({ additionalFields });

const cases: Array<[operation: string, valid: IDataObject, change: IDataObject, words: string[]]> =
	[
		[
			'payment.request',
			general,
			{ order_no: 'x'.repeat(51) },
			['Your Order Number', '50 characters'],
		],
		['payment.request', general, { order_no: EMPTY }, ['Your Order Number', 'is required']],
		['payment.request', general, { pgcode: code(EMPTY) }, ['Payment Method', 'is required']],
		['payment.request', general, { pgcode: code('x'.repeat(11)) }, ['Payment Method', '10']],
		['payment.request', general, { pay_type: 4 }, ['Payment Type', '(1), Composite']],
		['payment.request', general, { device_type: 3 }, ['Device', 'one of: Mobile (1), PC (2)']],
		['payment.request', general, { user_id: 'x'.repeat(51) }, ['Buyer ID', '50']],
		['payment.request', general, { user_id: '사용자' }, ['Buyer ID', 'letters and digits']],
		['payment.request', general, { user_name: 'x'.repeat(21) }, ['Buyer Name', '20']],
		['payment.request', general, { product_name: 'x'.repeat(51) }, ['Product Name', '50']],
		['payment.request', general, { amount: 99 }, ['Amount', '100 or more for cards']],
		['payment.request', general, { amount: 1000.5 }, ['Amount', 'whole number']],
		['payment.request', general, { amount: 0 }, ['Amount', '1 or more']],
		['payment.request', general, { return_url: 'shop.example.com' }, ['Return URL', 'https://']],
		[
			'payment.request',
			general,
			{ cancel_url: `https://a.kr/${'x'.repeat(250)}` },
			['Cancel URL', '255'],
		],
		[
			'payment.request',
			general,
			{ fail_url: `https://a.kr/${'x'.repeat(200)}?on=fail` },
			['Failure URL', 'that this node adds to it'],
		],
		['payment.request', general, extra({ taxfree_amount: 11001 }), ['Tax-Free Amount', 'above']],
		['payment.request', general, extra({ cup_return_deposit: 11001 }), ['Cup Deposit', 'part of']],
		[
			'payment.request',
			general,
			extra({ custom_parameter: 'x'.repeat(1001) }),
			['Your Reference', '1000'],
		],
		[
			'payment.request',
			general,
			extra({ custom_parameter: '가'.repeat(300) }),
			['Your Reference', 'shorter'],
		],
		[
			'payment.request',
			general,
			extra({ email_addr: 'a@example.com' }),
			['Buyer Email', 'Send Email'],
		],
		[
			'payment.request',
			general,
			extra({ email_flag: 'Y', email_addr: 'nobody' }),
			['Buyer Email', 'e-mail'],
		],
		['payment.request', general, extra({ install_month: '13' }), ['Installments', '00 to 12']],
		['payment.request', general, extra({ install_month: '3' }), ['Installments', '00 to 12']],
		['payment.request', general, extra({ inst_type: 9 }), ['Installment Type', 'one of']],
		['payment.request', general, extra({ main_color: 'white' }), ['Main Color', '6 digits']],
		[
			'payment.request',
			general,
			extra({ mobile_no: '010-0000-00000' }),
			['Buyer Mobile Phone', '11 digits'],
		],
		['payment.request', general, extra({ card_purpost_type: 5 }), ['Card Type', 'one of']],
		['payment.request', general, extra({ user_ci: 'x'.repeat(89) }), ['Buyer CI', '88']],
		['payment.request', general, { pgcode: code('shpay') }, ['Buyer CI', 'shpay']],
		[
			'payment.request',
			general,
			extra({ app_return_url: 'shop://a' }),
			['App Cancel URL', 'required'],
		],
		[
			'payment.request',
			general,
			extra({ app_cancel_url: 'shop://a' }),
			['App Return URL', 'required'],
		],
		['payment.requestPersonalWindow', personal, { user_ci: EMPTY }, ['Buyer CI', 'is required']],
		['payment.requestPersonalWindow', personal, extra({ email_addr: 'a@b.kr' }), ['Send Email']],
		[
			'payment.requestCorporateWindow',
			loan,
			{ req_amt: 700500, chrg_amt: 299500 },
			['Loan Amount', '1,000'],
		],
		[
			'payment.requestCorporateWindow',
			loan,
			{ chrg_amt: 1 },
			['Total Purchase Amount', 'together'],
		],
		['payment.requestCorporateWindow', loan, { pay_amt: 1 }, ['Amount Due Now', 'Lump Sum']],
		['payment.requestCorporateWindow', loan, { clnt_pay_clf_cd: 'RMDPAY' }, ['Amount Due Now']],
		['payment.requestCorporateWindow', loan, { amount: 11000 }, ['Amount', 'where a loan pays']],
		[
			'payment.requestCorporateWindow',
			loan,
			{ buyr_bizr_no: '123' },
			['Business Number', '10 digits'],
		],
		[
			'payment.requestCorporateWindow',
			loan,
			{ dpst_req_no: '123456789' },
			['Deposit Request Number', '8'],
		],
		[
			'payment.requestCorporateWindow',
			loan,
			{ clnt_tx_ymd: '2024-06-01' },
			['Transaction Date', '8 digits'],
		],
		[
			'payment.requestCorporateWindow',
			loan,
			{ seller_name: EMPTY },
			['Seller Name', 'is required'],
		],
		['payment.requestCorporateWindow', loan, extra({ mobile_no: '0'.repeat(14) }), ['13 digits']],
		[
			'payment.confirm',
			{ order_no: '1', confirm_token: 'a' },
			{ confirm_token: EMPTY },
			['Confirm Token'],
		],
		[
			'payment.confirm',
			{ order_no: '1', confirm_token: 'a' },
			extra({ expectedAmount: 0 }),
			['Expected Amount'],
		],
		['payment.cancel', cancel, { cncl_rsn: 'x'.repeat(101) }, ['Reason', '100']],
		['payment.cancel', cancel, { cncl_rsn: EMPTY }, ['Reason', 'is required']],
		['payment.cancel', cancel, extra({ bank_cd: '0888' }), ['Refund Bank Code', '3 digits']],
		[
			'payment.cancel',
			cancel,
			extra({ bank_acct_no: '0'.repeat(15) }),
			['Refund Account Number', '14'],
		],
		[
			'payment.cancel',
			cancel,
			extra({ bank_name: 'x'.repeat(21) }),
			['Refund Account Holder', '20'],
		],
		[
			'payment.cancelPartially',
			cancel,
			extra({ taxfree_amount: 1001 }),
			['Tax-Free Amount', 'above'],
		],
		[
			'payment.getReceipt',
			{ tid: '1', amunt: 1, tx_ymd: '2026-11-22' },
			{ tx_ymd: '22.11.2026' },
			['Payment Date'],
		],
		[
			'payment.getReceipt',
			{ tid: '1', amunt: 1, tx_ymd: '2026-11-22' },
			{ tx_ymd: '2026-02-30' },
			['Payment Date'],
		],
		[
			'payment.createPopupPage',
			{ redirect_url: 'https://a.kr', resultUrl: 'https://b.kr' },
			{ resultUrl: 'javascript:alert(1)' },
			['Result URL'],
		],
	];

describe('is refused before anything is sent', () => {
	it.each(cases)('%s %#', async (operation, valid, change, words) => {
		const failed = await bench.run(operation, { ...valid, ...change });
		expect(failed.status).toBe('error');
		for (const word of words) expect(failed.error.message).toContain(word);
		expect(failed.error.description).toContain('Nothing was sent');
		expect(bench.shinhan.calls).toEqual([]);
	});

	it('a transaction ID that would lead to another path', async () => {
		const { error } = await bench.run('payment.getReceipt', {
			tid: '..',
			amunt: 1,
			tx_ymd: '2026-11-22',
		});
		expect(error.message).toContain('could not be made');
		await bench.run('payment.getReceipt', { tid: 'a/../b c', amunt: 1, tx_ymd: '2026-11-22' });
		expect(bench.shinhan.calls.map(({ url }) => url.split('?')[0])).toEqual([
			'/shinhanpg/v1.0/receipt/info/a%2F..%2Fb%20c',
		]);
	});

	it('a confirmation without any IP address', async () => {
		const { error } = await bench.run(
			'payment.confirm',
			{ order_no: '1', confirm_token: 'a' },
			[{}],
			{},
			{ ip_addr: '' },
		);
		expect(error.message).toContain("'Buyer IP Address'");
		expect(bench.shinhan.calls).toEqual([]);
	});
});
