import type { INodeProperties } from 'n8n-workflow';

/** Loan-linked orders only; a cancellation sends just the key fields (shinhan-pg.txt: cncl_yn). */
const FOR_ORDER = { show: { cncl_yn: ['N'] } };
const FOR_BOTH = { show: { cncl_yn: ['N', 'Y'] } };

/** shinhan-pg.txt: 법인대출연계요청영역 */
export const loanFields: INodeProperties[] = [
	{
		displayName: 'Loan Link',
		name: 'cncl_yn',
		type: 'options',
		options: [
			{ name: 'None', value: '', description: 'A payment without a loan' },
			{ name: 'Order', value: 'N', description: 'An order that a loan of Shinhan Bank pays' },
			{
				name: 'Cancelled Order',
				value: 'Y',
				description: 'Tells Shinhan that such an order was cancelled',
			},
		],
		default: '',
		description: 'Whether the payment belongs to a corporate loan (법인대출연계)',
	},
	{
		displayName: 'Buyer Business Number',
		name: 'buyr_bizr_no',
		type: 'string',
		required: true,
		displayOptions: FOR_BOTH,
		default: '',
		placeholder: 'e.g. 123-45-67890',
		description:
			"The buying company's business registration number, 10 digits. Hyphens are taken out.",
	},
	{
		displayName: 'Deposit Request Number',
		name: 'dpst_req_no',
		type: 'string',
		required: true,
		displayOptions: FOR_BOTH,
		default: '',
		description: 'Your number of the deposit request (입금요청번호), at most 8 characters',
	},
	{
		displayName: 'Payment Kind',
		name: 'clnt_pay_clf_cd',
		type: 'options',
		required: true,
		options: [
			{ name: 'Lump Sum (일시지급)', value: 'SGLPAY', description: 'No advance was paid' },
			{ name: 'Balance (잔금지급)', value: 'RMDPAY', description: 'An advance was paid' },
		],
		displayOptions: FOR_ORDER,
		default: 'SGLPAY',
		description:
			"What is paid now. With Lump Sum 'Amount' and 'Payment Amount' are the total; with Balance they are the loan amount.",
	},
	{
		displayName: 'Loan Amount',
		name: 'req_amt',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 9999999999999, numberPrecision: 0 },
		required: true,
		displayOptions: FOR_ORDER,
		default: 0,
		description:
			'What the loan pays (지원신청금액), in won: as a rule 70% of the total, cut to full 1,000 won by the rule that Shinhan gives you. A wrong amount is refused with the result F.',
	},
	{
		displayName: 'Buyer Share',
		name: 'chrg_amt',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 9999999999999, numberPrecision: 0 },
		required: true,
		displayOptions: FOR_ORDER,
		default: 0,
		description: 'What the buyer pays itself (고객부담금액), in won: the rest of the total',
	},
	{
		displayName: 'Total Amount',
		name: 'tot_tx_amt',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 9999999999999, numberPrecision: 0 },
		required: true,
		displayOptions: FOR_ORDER,
		default: 0,
		description: 'The whole purchase (총구매금액), in won: loan amount and buyer share together',
	},
	{
		displayName: 'Payment Amount',
		name: 'pay_amt',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 9999999999999, numberPrecision: 0 },
		required: true,
		displayOptions: FOR_ORDER,
		default: 0,
		description:
			"What is to be paid now (결제요청금액), in won, the same as 'Amount': the total for Lump Sum, the loan amount for Balance",
	},
	{
		displayName: 'Trade Kind',
		name: 'clnt_tx_clf_cd',
		type: 'options',
		required: true,
		options: [
			{ name: 'Exclusive (전용거래)', value: 'IMPL' },
			{ name: 'General (일반거래)', value: 'GNR' },
		],
		displayOptions: FOR_ORDER,
		default: 'GNR',
		description: 'Which kind of trade the order is',
	},
	{
		displayName: 'Trade Date',
		name: 'clnt_tx_ymd',
		type: 'string',
		required: true,
		displayOptions: FOR_ORDER,
		default: '',
		placeholder: 'e.g. 20261122',
		description: 'The day of the award or trade (낙찰일), as 8 digits YYYYMMDD',
	},
	{
		displayName: 'Seller Name',
		name: 'seller_name',
		type: 'string',
		required: true,
		displayOptions: FOR_ORDER,
		default: '',
		placeholder: 'e.g. Sample Trading',
		description:
			'Who sells, at most 20 characters: the platform where it sells itself, else the seller on it',
	},
];
