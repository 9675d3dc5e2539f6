/**
 * Commands in PayApp's SDKs and samples that its manual of 2016 lacks: recurring payments, stored
 * cards, today's cash receipts. `heading` names the command there. Expected values come from there,
 * not from running the node.
 */
import type { Call, Row } from './row.mts';

const LINKKEY: Row = {
	name: 'linkkey',
	must: '필수',
	as: 'credential',
	wire: 'TEST+linkkey/of-payapptest/not-real==',
	encoded: 'TEST%2Blinkkey%2Fof-payapptest%2Fnot-real%3D%3D',
};
const USERID: Row = { name: 'userid', must: '필수', as: 'credential', wire: 'payapptest' };
const cmd = (name: string): Row => ({ name: 'cmd', must: '필수', as: 'constant', wire: name });

const GOODNAME: Row = {
	name: 'goodname',
	must: '필수',
	as: 'field',
	given: '꽃 & 1+1=2',
	encoded: '%EA%BD%83+%26+1%2B1%3D2',
};
const RECVPHONE: Row = {
	name: 'recvphone',
	must: '필수',
	as: 'field',
	given: '01000000000',
	form: 'digits',
};
const FEEDBACKURL: Row = {
	name: 'feedbackurl',
	as: 'field',
	given: 'http://shop.example/hook?a=1&b=%2B',
	encoded: 'http%3A%2F%2Fshop.example%2Fhook%3Fa%3D1%26b%3D%252B',
	form: 'address',
};
const VARIABLES: Row[] = [
	{ name: 'var1', as: 'additional', given: '주문 1', encoded: '%EC%A3%BC%EB%AC%B8+1' },
	{ name: 'var2', as: 'additional', given: "it's a=b&c", encoded: 'it%27s+a%3Db%26c' },
];
const days = Array.from({ length: 31 }, (_, index) => String(index + 1));

/** rebillCancel, rebillStop and rebillStart have the same parameters. */
const rebill = (name: string, operation: string): Call => ({
	cmd: name,
	operation: `subscription.${operation}`,
	heading: `PayApp SDK: ${name}`,
	rows: [
		cmd(name),
		USERID,
		LINKKEY,
		{ name: 'rebill_no', must: '필수', as: 'field', given: '0042', form: 'digits' },
	],
});

export const SDK_CALLS: Call[] = [
	{
		cmd: 'rebillRegist',
		operation: 'subscription.register',
		heading: 'PayApp SDK: rebillRegist',
		rows: [
			cmd('rebillRegist'),
			USERID,
			GOODNAME,
			{ name: 'goodprice', must: '필수', as: 'field', given: 1000, least: 1000 },
			RECVPHONE,
			{
				name: 'rebillCycleType',
				must: '필수',
				as: 'field',
				given: 'Month',
				choices: ['Month', 'Week', 'Day'],
			},
			{
				name: 'rebillCycleMonth',
				must: 'Month 필수',
				as: 'field',
				given: '31',
				choices: [...days, '90'],
			},
			{
				name: 'rebillCycleWeek',
				must: 'Week 필수',
				as: 'field',
				given: '7',
				with: { rebillCycleType: 'Week' },
				choices: ['1', '2', '3', '4', '5', '6', '7'],
			},
			{ name: 'rebillExpire', must: '필수', as: 'field', given: '2099-12-31', form: 'day' },
			{
				name: 'recvemail',
				as: 'additional',
				given: 'buyer@shop.example',
				encoded: 'buyer%40shop.example',
				form: 'mail',
			},
			{ name: 'memo', as: 'additional', given: '50%', encoded: '50%25' },
			{ name: 'addcomm', as: 'additional', given: '1' },
			FEEDBACKURL,
			{
				name: 'failurl',
				by: 'integrators',
				as: 'additional',
				given: 'http://shop.example/failed?a=1',
				encoded: 'http%3A%2F%2Fshop.example%2Ffailed%3Fa%3D1',
				form: 'address',
			},
			{ name: 'checkretry', by: 'integrators', as: 'additional', given: 'n', choices: ['y', 'n'] },
			...VARIABLES,
			{ name: 'smsuse', as: 'additional', given: 'n', choices: ['n', 'y'] },
			{
				name: 'returnurl',
				as: 'additional',
				given: 'http://shop.example/done?a=1',
				encoded: 'http%3A%2F%2Fshop.example%2Fdone%3Fa%3D1',
				form: 'address',
			},
			{
				name: 'openpaytype',
				as: 'additional',
				given: ['card', 'phone'],
				wire: 'card,phone',
				encoded: 'card%2Cphone',
				choices: [
					{ given: ['card'], wire: 'card' },
					{ given: ['phone'], wire: 'phone' },
					{ given: ['card', 'phone'], wire: 'card,phone' },
				],
			},
		],
	},
	rebill('rebillCancel', 'cancel'),
	rebill('rebillStop', 'pause'),
	rebill('rebillStart', 'resume'),
	{
		cmd: 'billPay',
		operation: 'storedCard.charge',
		heading: 'PayApp SDK: billPay',
		rows: [
			cmd('billPay'),
			USERID,
			{
				name: 'encBill',
				must: '필수',
				as: 'field',
				given: 'TEST+bill/1==',
				encoded: 'TEST%2Bbill%2F1%3D%3D',
			},
			GOODNAME,
			{ name: 'price', must: '필수', as: 'field', given: 50_000 },
			RECVPHONE,
			{ name: 'amount_taxable', as: 'additional', given: 50_000, partOf: 'price' },
			{ name: 'amount_taxfree', as: 'additional', given: 50_000, partOf: 'price' },
			{ name: 'amount_vat', as: 'additional', given: 50_000, partOf: 'price' },
			FEEDBACKURL,
			{ name: 'checkretry', as: 'additional', given: 'n', choices: ['y', 'n'] },
			...VARIABLES,
			{ name: 'cardinst', as: 'additional', given: '03', form: 'months' },
		],
	},
	{
		cmd: 'billDelete',
		operation: 'storedCard.delete',
		heading: 'PayApp SDK: billDelete',
		rows: [
			cmd('billDelete'),
			USERID,
			{
				name: 'encBill',
				must: '필수',
				as: 'field',
				given: 'TEST+bill/1==',
				encoded: 'TEST%2Bbill%2F1%3D%3D',
			},
		],
	},
	{
		cmd: 'cashStRegist',
		operation: 'cashReceipt.issue',
		heading: 'PayApp SDK: cashStRegist',
		rows: [
			cmd('cashStRegist'),
			USERID,
			LINKKEY,
			{ ...GOODNAME, name: 'good_name' },
			{
				name: 'buyr_name',
				must: '필수',
				as: 'field',
				given: '홍길동',
				encoded: '%ED%99%8D%EA%B8%B8%EB%8F%99',
			},
			{ ...RECVPHONE, name: 'id_info' },
			{ name: 'trad_time', must: '필수', as: 'field', given: '20151231183120', form: 'time' },
			{ name: 'tr_code', must: '필수', as: 'field', given: '1', choices: ['0', '1'] },
			{ name: 'amt_tot', must: '필수', as: 'field', given: 11500 },
			{ name: 'amt_sup', must: '필수', as: 'field', given: 10000 },
			{ name: 'amt_svc', must: '필수', as: 'field', given: 500 },
			{ name: 'amt_tax', must: '필수', as: 'field', given: 1000 },
			{
				name: 'corp_tax_type',
				must: '필수',
				as: 'field',
				given: 'TG02',
				choices: ['TG01', 'TG02'],
			},
			{ name: 'buyr_tel1', as: 'additional', given: '01000000001', form: 'digits' },
			{
				name: 'buyr_mail',
				as: 'additional',
				given: 'buyer@shop.example',
				encoded: 'buyer%40shop.example',
				form: 'mail',
			},
		],
	},
	{
		cmd: 'cashStCancel',
		operation: 'cashReceipt.cancel',
		heading: 'PayApp SDK: cashStCancel',
		rows: [
			cmd('cashStCancel'),
			USERID,
			LINKKEY,
			{ name: 'cashstno', must: '필수', as: 'field', given: '0077', form: 'digits' },
		],
	},
];
