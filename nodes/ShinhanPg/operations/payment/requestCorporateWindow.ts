import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { digits, isKoreanPhone, NOT_A_KOREAN_PHONE } from '../../../core/fields/formats';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { ShinhanEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import * as fields from '../../fields/required';
import * as optional from '../../fields/optional';
import { COMMON, conditional, requestShape, upTo } from '../../request/rules';
import { requestedOf, requestWire } from '../../request/requestWire';
import { loanFields } from './requestCorporateWindow.fields';

const digitsUpTo = (length: number) =>
	digits.refine((value) => value.length <= length, {
		message: `must be at most ${length} digits`,
	});

/**
 * shinhan-pg.txt: 법인대출연계요청영역; the 70% for req_amt is only a rule of thumb, so it is not checked.
 */
const rules = conditional(
	{
		...requestShape,
		mobile_no: digitsUpTo(13).refine(isKoreanPhone, NOT_A_KOREAN_PHONE),
		cncl_yn: z.string(),
		buyr_bizr_no: digits.refine((value) => value.length === 10, {
			message: 'must be 10 digits',
		}),
		dpst_req_no: upTo(8),
		clnt_pay_clf_cd: z.string(),
		req_amt: z.number().multipleOf(1000, 'must be a multiple of 1,000 won'),
		chrg_amt: z.number(),
		tot_tx_amt: z.number(),
		pay_amt: z.number(),
		clnt_tx_ymd: z.string().regex(/^\d{8}$/, 'must be 8 digits, e.g. 20261122'),
		seller_name: upTo(20),
	},
	[
		...COMMON,
		[
			'tot_tx_amt',
			"must be 'Loan Amount' and 'Buyer Share' added together",
			({ cncl_yn, req_amt = 0, chrg_amt = 0, tot_tx_amt }) =>
				cncl_yn === 'N' && req_amt + chrg_amt !== tot_tx_amt,
		],
		[
			'pay_amt',
			"must equal 'Total Purchase Amount' for Lump Sum and 'Loan Amount' for Balance",
			({ cncl_yn, clnt_pay_clf_cd, pay_amt, tot_tx_amt, req_amt }) =>
				cncl_yn === 'N' && pay_amt !== (clnt_pay_clf_cd === 'RMDPAY' ? req_amt : tot_tx_amt),
		],
		[
			'amount',
			"must equal 'Amount Due Now' where a loan pays",
			({ cncl_yn, amount, pay_amt }) => cncl_yn === 'N' && amount !== pay_amt,
		],
	],
);

/** shinhan-pg.txt: 개인/법인용 통합결제창, the corporate window: PC only, no return URLs */
export const requestCorporateWindow: RemoteOperation<ShinhanEndpoint> = {
	name: 'Request Corporate Window',
	value: 'requestCorporateWindow',
	action: 'Request corporate payment window',
	description:
		'Get the link to a window where a company chooses how to pay, for Create Popup Page. It opens on PCs only.',
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		fields.userId,
		fields.userName,
		fields.orderNo,
		fields.amount,
		fields.productName,
		...loanFields,
		additionalFields([
			{
				...optional.emailAddr,
				description: 'Where Shinhan emails the result of the payment, up to 50 characters',
			},
			{
				...optional.mobileNo,
				description:
					'Shinhan sends the instructions for a virtual account to this number. Hyphens are fine.',
			},
			optional.cupReturnDeposit,
			optional.emailFlag,
			optional.taxfreeAmount,
			optional.taxAmount,
			optional.customParameter,
		]),
	],
	rules,
	toWire: (input, { credential }) =>
		requestWire({ pgcode: 'bizselpay', pay_type: 1, device_type: 2, ...input }, credential),
	toOutput: requestedOf,
};
