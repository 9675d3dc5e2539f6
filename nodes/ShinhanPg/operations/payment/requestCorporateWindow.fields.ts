import type { INodeProperties } from 'n8n-workflow';

/** Loan-linked orders only; a cancellation sends just the key fields (shinhan-pg.txt: cncl_yn). */
const FOR_ORDER = { show: { cncl_yn: ['N'] } };
const FOR_BOTH = { show: { cncl_yn: ['N', 'Y'] } };

/** shinhan-pg.txt: 법인대출연계요청영역 */
export const loanFields: INodeProperties[] = [
	{
		displayName: 'Corporate Loan',
		name: 'cncl_yn',
		type: 'options',
		options: [
			{ name: 'Not Used', value: '', description: 'A payment without a loan' },
			{ name: 'New Order', value: 'N', description: 'An order that a loan of Shinhan Bank pays' },
			{
				name: 'Canceled Order',
				value: 'Y',
				description: 'Tells Shinhan that such an order was canceled',
			},
		],
		default: '',
		description: 'Whether a corporate loan pays the order',
	},
	{
		displayName: 'Buyer Business Number',
		name: 'buyr_bizr_no',
		type: 'string',
		required: true,
		displayOptions: FOR_BOTH,
		default: '',
		placeholder: 'e.g. 123-45-67890',
		description: "The buying company's business registration number, 10 digits. Hyphens are fine.",
	},
	{
		displayName: 'Deposit Request Number',
		name: 'dpst_req_no',
		type: 'string',
		required: true,
		displayOptions: FOR_BOTH,
		default: '',
		description: 'Your number of the deposit request, up to 8 characters',
	},
	{
		displayName: 'Loan Payment Type',
		name: 'clnt_pay_clf_cd',
		type: 'options',
		required: true,
		options: [
			{ name: 'Lump Sum', value: 'SGLPAY', description: 'No advance was paid (일시지급)' },
			{ name: 'Balance', value: 'RMDPAY', description: 'An advance was paid (잔금지급)' },
		],
		displayOptions: FOR_ORDER,
		default: 'SGLPAY',
		description: 'Whether the whole purchase is paid now, or what is left after an advance',
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
			'What the loan pays, in won: usually 70% of the total, cut to full 1,000 won by the rule that Shinhan gives you',
	},
	{
		displayName: 'Buyer Share',
		name: 'chrg_amt',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 9999999999999, numberPrecision: 0 },
		required: true,
		displayOptions: FOR_ORDER,
		default: 0,
		description: 'What the buying company pays itself, in won: the rest of the total',
	},
	{
		displayName: 'Total Purchase Amount',
		name: 'tot_tx_amt',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 9999999999999, numberPrecision: 0 },
		required: true,
		displayOptions: FOR_ORDER,
		default: 0,
		description: "The whole purchase, in won: 'Loan Amount' and 'Buyer Share' added together",
	},
	{
		displayName: 'Amount Due Now',
		name: 'pay_amt',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 9999999999999, numberPrecision: 0 },
		required: true,
		displayOptions: FOR_ORDER,
		default: 0,
		description:
			"What is paid now, in won, the same as 'Amount': the total for Lump Sum, the loan amount for Balance",
	},
	{
		displayName: 'Transaction Type',
		name: 'clnt_tx_clf_cd',
		type: 'options',
		required: true,
		options: [
			{ name: 'Exclusive', value: 'IMPL', description: 'An exclusive transaction (전용거래)' },
			{ name: 'General', value: 'GNR', description: 'A general transaction (일반거래)' },
		],
		displayOptions: FOR_ORDER,
		default: 'GNR',
		description: 'Which kind of transaction the order is',
	},
	{
		displayName: 'Transaction Date',
		name: 'clnt_tx_ymd',
		type: 'string',
		required: true,
		displayOptions: FOR_ORDER,
		default: '',
		placeholder: 'e.g. 20261122',
		description: 'Day of the award or transaction, as YYYYMMDD',
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
			'Who sells, up to 20 characters: the platform if it sells itself, or the seller on it',
	},
];
