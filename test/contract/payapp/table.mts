/**
 * PayApp's documented parameters, one row each, from the manual (payapp.txt) and, where they have
 * more, PayApp's SDKs and samples: `heading` and `line` say where. Expected values come from there,
 * not from running the node.
 */
import type { IDataObject } from 'n8n-workflow';

import { SDK_CALLS } from './table.sdk.mts';
import type { Must, Row, Call } from './row.mts';

/** The choices under which a conditional field is required */
export const CONDITIONS: Partial<Record<Must, Record<string, string[]>>> = {
	'개인 필수': { usertype: ['1'] },
	'사업자 필수': { usertype: ['2'] },
	'Month 필수': { rebillCycleType: ['Month'] },
	'Week 필수': { rebillCycleType: ['Week'] },
	'부분취소 필수': { partcancel: ['1'] },
};

/** Chooses the manual's commands for cash receipts, which PayApp's SDKs have under newer names. */
const VERSION_2016: Row = { name: 'version', as: 'switch', given: '2016' };

/**
 * The manual's calls of the REST API. The table of payrequest lists only n for smsuse; the default
 * y is in payapp.txt: 결제요청 SMS 발송여부, line 849.
 */
const MANUAL_CALLS: Call[] = [
	{
		cmd: 'payrequest',
		operation: 'payment.request',
		heading: '결제 요청– REST 방식',
		rows: [
			{ name: 'cmd', line: 80, must: '필수', as: 'constant', wire: 'payrequest' },
			{ name: 'userid', line: 81, must: '필수', as: 'credential', wire: 'payapptest' },
			{
				name: 'goodname',
				line: 82,
				must: '필수',
				as: 'field',
				given: '꽃 & 1+1=2',
				encoded: '%EA%BD%83+%26+1%2B1%3D2',
			},
			{ name: 'price', line: 83, must: '필수', as: 'field', given: 1000 },
			{
				name: 'recvphone',
				line: 84,
				must: '필수',
				as: 'field',
				given: '01000000000',
				form: 'digits',
			},
			{
				name: 'memo',
				line: 85,
				as: 'additional',
				given: '50% "할인"\n끝',
				encoded: '50%25+%22%ED%95%A0%EC%9D%B8%22%0A%EB%81%9D',
			},
			{ name: 'reqaddr', line: 86, as: 'additional', given: '1', choices: ['1', '0'] },
			{
				name: 'feedbackurl',
				line: 87,
				as: 'field',
				given: 'http://shop.example/hook?a=1&b=%2B',
				encoded: 'http%3A%2F%2Fshop.example%2Fhook%3Fa%3D1%26b%3D%252B',
				form: 'address',
			},
			{
				name: 'var1',
				line: 88,
				as: 'additional',
				given: '주문 000123',
				encoded: '%EC%A3%BC%EB%AC%B8+000123',
			},
			{
				name: 'var2',
				line: 89,
				as: 'additional',
				given: "it's a=b&c",
				encoded: 'it%27s+a%3Db%26c',
			},
			{ name: 'smsuse', line: 90, as: 'additional', given: 'n', choices: ['n', 'y'] },
			{
				name: 'reqmode',
				line: 91,
				as: 'additional',
				given: 'unionpay',
				choices: ['krw', 'usd', 'unionpay'],
			},
			{ name: 'vccode', line: 92, as: 'additional', given: '82', form: 'digits' },
			{
				name: 'returnurl',
				line: 93,
				as: 'additional',
				given: 'http://shop.example/done?주문=1',
				encoded: 'http%3A%2F%2Fshop.example%2Fdone%3F%EC%A3%BC%EB%AC%B8%3D1',
				form: 'address',
			},
			{
				name: 'openpaytype',
				line: 94,
				as: 'additional',
				given: ['phone', 'card'],
				wire: 'phone,card',
				encoded: 'phone%2Ccard',
				choices: [
					{ given: ['phone'], wire: 'phone' },
					{ given: ['card'], wire: 'card' },
					{ given: ['rbank'], wire: 'rbank' },
					{ given: ['vbank'], wire: 'vbank' },
					{ given: ['phone', 'card'], wire: 'phone,card' },
					{ given: ['phone', 'card', 'rbank', 'vbank'], wire: 'phone,card,rbank,vbank' },
					// PayApp SDK: payrequest
					{ given: ['kakaopay'], wire: 'kakaopay' },
					{ given: ['naverpay'], wire: 'naverpay' },
					{ given: ['smilepay'], wire: 'smilepay' },
					{ given: ['applepay'], wire: 'applepay' },
					{ given: ['payco'], wire: 'payco' },
					{ given: ['wechat'], wire: 'wechat' },
					{ given: ['myaccount'], wire: 'myaccount' },
					{ given: ['tosspay'], wire: 'tosspay' },
				],
			},
			{ name: 'checkretry', line: 97, as: 'additional', given: 'n', choices: ['y', 'n'] },
			{
				name: 'appurl',
				line: 99,
				as: 'additional',
				given: 'myshop://card_pay',
				form: 'app',
				encoded: 'myshop%3A%2F%2Fcard_pay',
			},
			{
				name: 'recvemail',
				as: 'additional',
				given: 'buyer@shop.example',
				encoded: 'buyer%40shop.example',
				form: 'mail',
			},
			{ name: 'skip_cstpage', as: 'additional', given: 'y', choices: ['y'] },
			{ name: 'amount_taxable', as: 'additional', given: 1000, partOf: 'price' },
			{ name: 'amount_taxfree', as: 'additional', given: 1000, partOf: 'price' },
			{ name: 'amount_vat', as: 'additional', given: 1000, partOf: 'price' },
			{ name: 'subuserid', as: 'additional', given: 'kim01' },
			{ name: 'buyerid', as: 'additional', given: 'a+b@c', encoded: 'a%2Bb%40c' },
		],
	},
	{
		cmd: 'paycancel',
		operation: 'payment.cancel',
		heading: '결제 (요청,승인) 취소',
		rows: [
			{ name: 'cmd', line: 1049, must: '필수', as: 'constant', wire: 'paycancel' },
			{ name: 'userid', line: 1050, must: '필수', as: 'credential', wire: 'payapptest' },
			{
				name: 'linkkey',
				line: 1051,
				must: '필수',
				as: 'credential',
				wire: 'TEST+linkkey/of-payapptest/not-real==',
				encoded: 'TEST%2Blinkkey%2Fof-payapptest%2Fnot-real%3D%3D',
			},
			{ name: 'mul_no', line: 1052, must: '필수', as: 'field', given: '1234', form: 'digits' },
			{
				name: 'cancelmemo',
				line: 1053,
				as: 'additional',
				given: '품절되었습니다',
				encoded: '%ED%92%88%EC%A0%88%EB%90%98%EC%97%88%EC%8A%B5%EB%8B%88%EB%8B%A4',
			},
			{
				name: 'cancelmode',
				line: 1054,
				as: 'field',
				// The manual does not require it; the node does, so that it is never left out by mistake.
				demanded: true,
				given: 'ready',
				choices: ['ready'],
			},
			{
				name: 'partcancel',
				as: 'field',
				given: '1',
				with: { cancelprice: 1000 },
				choices: ['0', '1'],
				unlessChosen: '0',
				demanded: true,
			},
			{
				name: 'cancelprice',
				must: '부분취소 필수',
				as: 'field',
				given: 1000,
				with: { partcancel: '1' },
			},
			{
				name: 'cancel_taxable',
				as: 'additional',
				given: 1000,
				partOf: 'cancelprice',
				with: { partcancel: '1', cancelprice: 1000 },
			},
			{
				name: 'cancel_taxfree',
				as: 'additional',
				given: 1000,
				partOf: 'cancelprice',
				with: { partcancel: '1', cancelprice: 1000 },
			},
			{
				name: 'cancel_vat',
				as: 'additional',
				given: 1000,
				partOf: 'cancelprice',
				with: { partcancel: '1', cancelprice: 1000 },
			},
		],
	},
	{
		cmd: 'paycancelreq',
		operation: 'payment.requestCancellation',
		heading: '결제 취소 요청',
		rows: [
			{ name: 'cmd', line: 1081, must: '필수', as: 'constant', wire: 'paycancelreq' },
			{ name: 'userid', line: 1082, must: '필수', as: 'credential', wire: 'payapptest' },
			{
				name: 'linkkey',
				line: 1083,
				must: '필수',
				as: 'credential',
				wire: 'TEST+linkkey/of-payapptest/not-real==',
				encoded: 'TEST%2Blinkkey%2Fof-payapptest%2Fnot-real%3D%3D',
			},
			{ name: 'mul_no', line: 1084, must: '필수', as: 'field', given: '1234', form: 'digits' },
			{
				name: 'cancelmemo',
				line: 1085,
				as: 'additional',
				given: '100% 환불',
				encoded: '100%25+%ED%99%98%EB%B6%88',
			},
			{
				name: 'dpname',
				as: 'additional',
				given: '홍길동',
				encoded: '%ED%99%8D%EA%B8%B8%EB%8F%99',
			},
			{
				name: 'partcancel',
				as: 'field',
				given: '1',
				with: { cancelprice: 1000 },
				choices: ['0', '1'],
				unlessChosen: '0',
				demanded: true,
			},
			{
				name: 'cancelprice',
				must: '부분취소 필수',
				as: 'field',
				given: 1000,
				with: { partcancel: '1' },
			},
			{
				name: 'cancel_taxable',
				as: 'additional',
				given: 1000,
				partOf: 'cancelprice',
				with: { partcancel: '1', cancelprice: 1000 },
			},
			{
				name: 'cancel_taxfree',
				as: 'additional',
				given: 1000,
				partOf: 'cancelprice',
				with: { partcancel: '1', cancelprice: 1000 },
			},
			{
				name: 'cancel_vat',
				as: 'additional',
				given: 1000,
				partOf: 'cancelprice',
				with: { partcancel: '1', cancelprice: 1000 },
			},
		],
	},
	{
		cmd: 'sellerRegist',
		operation: 'seller.register',
		heading: '판매자 회원 가입',
		rows: [
			{ name: 'cmd', line: 1169, must: '필수', as: 'constant', wire: 'sellerRegist' },
			{ name: 'userid', line: 1170, must: '필수', as: 'field', given: 'newshop' },
			{
				name: 'userpwd',
				line: 1171,
				must: '필수',
				as: 'field',
				given: 'abcd1234',
				form: 'password',
			},
			{
				name: 'sellername',
				line: 1172,
				must: '필수',
				as: 'field',
				given: '좋은상점',
				encoded: '%EC%A2%8B%EC%9D%80%EC%83%81%EC%A0%90',
			},
			{
				name: 'phone',
				line: 1173,
				must: '필수',
				as: 'field',
				given: '01000000000',
				form: 'digits',
			},
			{
				name: 'compregno',
				line: 1174,
				must: '사업자 필수',
				as: 'field',
				given: '0123456789',
				form: 'digits',
			},
			{
				name: 'compname',
				line: 1175,
				must: '사업자 필수',
				as: 'field',
				given: '페이앱(주)',
				encoded: '%ED%8E%98%EC%9D%B4%EC%95%B1%28%EC%A3%BC%29',
			},
			{
				name: 'biztype1',
				line: 1176,
				must: '사업자 필수',
				as: 'field',
				given: '도소매',
				encoded: '%EB%8F%84%EC%86%8C%EB%A7%A4',
			},
			{
				name: 'biztype2',
				line: 1177,
				must: '사업자 필수',
				as: 'field',
				given: '화장품, 잡화',
				encoded: '%ED%99%94%EC%9E%A5%ED%92%88%2C+%EC%9E%A1%ED%99%94',
			},
			{
				name: 'email',
				line: 1178,
				must: '필수',
				as: 'field',
				given: 'seller+shop@shop.example',
				encoded: 'seller%2Bshop%40shop.example',
				form: 'mail',
			},
			{ name: 'zipcode', line: 1179, as: 'additional', given: '01234' },
			{
				name: 'addr1',
				line: 1180,
				as: 'additional',
				given: '서울 1-2',
				encoded: '%EC%84%9C%EC%9A%B8+1-2',
			},
			{
				name: 'addr2',
				line: 1181,
				as: 'additional',
				given: '3층 #301',
				encoded: '3%EC%B8%B5+%23301',
			},
			{
				name: 'homepage',
				line: 1182,
				as: 'additional',
				given: 'https://shop.example/?a=1&b=2',
				encoded: 'https%3A%2F%2Fshop.example%2F%3Fa%3D1%26b%3D2',
			},
			{
				name: 'compbank',
				line: 1183,
				as: 'additional',
				given: '국민은행',
				encoded: '%EA%B5%AD%EB%AF%BC%EC%9D%80%ED%96%89',
			},
			{ name: 'compbanknum', line: 1184, as: 'additional', given: '012-34-56789' },
			{
				name: 'compbankname',
				line: 1185,
				as: 'additional',
				given: '홍길동',
				encoded: '%ED%99%8D%EA%B8%B8%EB%8F%99',
			},
			{
				name: 'bizkind',
				line: 1186,
				must: '필수',
				as: 'field',
				given: '쇼핑몰사업자',
				encoded: '%EC%87%BC%ED%95%91%EB%AA%B0%EC%82%AC%EC%97%85%EC%9E%90',
				choices: [
					'Blog사업자',
					'쇼핑몰사업자',
					'방문판매',
					'음식점(배달)',
					'A/S긴급출동',
					'운수업',
					'컨텐츠',
					'도소매',
					'유통',
					'서비스',
					'숙박업',
					'임대업',
					'농수산업',
					'기타',
				],
			},
			{
				name: 'username',
				line: 1187,
				must: '개인 필수',
				as: 'field',
				given: '홍길동',
				encoded: '%ED%99%8D%EA%B8%B8%EB%8F%99',
			},
			{ name: 'usertype', line: 1188, must: '필수', as: 'field', given: '1', choices: ['1', '2'] },
			{ name: 'resellerid', line: 1189, must: '필수', as: 'field', given: 'payappreseller' },
			{ name: 'join_type', line: 1190, must: '필수', as: 'field', given: '0', choices: ['0', '4'] },
			{
				name: 'ceo_nm',
				line: 1191,
				must: '사업자 필수',
				as: 'field',
				given: '홍길동',
				encoded: '%ED%99%8D%EA%B8%B8%EB%8F%99',
			},
			{
				name: 'seller_type',
				line: 1192,
				must: '필수',
				as: 'field',
				given: 'seller',
				choices: ['seller', 'reseller'],
			},
			{
				name: 'common_feedbackurl',
				line: 1193,
				as: 'additional',
				given: 'http://shop.example/common?x=1',
				encoded: 'http%3A%2F%2Fshop.example%2Fcommon%3Fx%3D1',
				form: 'address',
			},
		],
	},
	{
		cmd: 'useridCheck',
		operation: 'seller.checkId',
		heading: '판매자 회원 아이디 중복 체크',
		rows: [
			{ name: 'cmd', line: 1227, must: '필수', as: 'constant', wire: 'useridCheck' },
			{ name: 'userid', line: 1228, must: '필수', as: 'field', given: 'newshop' },
			{ name: 'resellerid', line: 1229, must: '필수', as: 'field', given: 'payappreseller' },
		],
	},
	{
		cmd: 'subidregist',
		operation: 'subAccount.register',
		heading: '부계정 등록',
		rows: [
			{ name: 'cmd', line: 1334, must: '필수', as: 'constant', wire: 'subidregist' },
			{ name: 'userid', line: 1335, must: '필수', as: 'credential', wire: 'payapptest' },
			{ name: 'subuserid', line: 1336, must: '필수', as: 'field', given: 'kim01' },
			{
				name: 'subpwd',
				line: 1337,
				must: '필수',
				as: 'field',
				given: 'p&w=1+2%',
				encoded: 'p%26w%3D1%2B2%25',
			},
			{
				name: 'subname',
				line: 1338,
				must: '필수',
				as: 'field',
				given: '김사원',
				encoded: '%EA%B9%80%EC%82%AC%EC%9B%90',
			},
			{
				name: 'subetc1',
				line: 1339,
				as: 'additional',
				given: '본사',
				encoded: '%EB%B3%B8%EC%82%AC',
			},
			{
				name: 'subetc2',
				line: 1340,
				as: 'additional',
				given: '기획팀',
				encoded: '%EA%B8%B0%ED%9A%8D%ED%8C%80',
			},
			{
				name: 'subetc3',
				line: 1341,
				as: 'additional',
				given: '홍보',
				encoded: '%ED%99%8D%EB%B3%B4',
			},
			{
				name: 'subjtype',
				line: 1342,
				as: 'additional',
				given: '대리',
				encoded: '%EB%8C%80%EB%A6%AC',
			},
			{
				name: 'state',
				line: 1343,
				as: 'additional',
				given: ['1', '4'],
				wire: '5',
				choices: [
					{ given: ['0'], wire: '0' },
					{ given: ['1'], wire: '1' },
					{ given: ['2'], wire: '2' },
					{ given: ['1', '2'], wire: '3' },
					{ given: ['4'], wire: '4' },
					{ given: ['1', '4'], wire: '5' },
					{ given: ['2', '4'], wire: '6' },
					{ given: ['1', '2', '4'], wire: '7' },
				],
			},
		],
	},
	{
		cmd: 'cashSt',
		operation: 'cashReceipt.issue',
		heading: '현금영수증 발행',
		rows: [
			{ name: 'cmd', line: 1419, must: '필수', as: 'constant', wire: 'cashSt' },
			VERSION_2016,
			{ name: 'userid', line: 1420, must: '필수', as: 'credential', wire: 'payapptest' },
			{
				name: 'good_name',
				line: 1421,
				must: '필수',
				as: 'field',
				given: '꽃 & 1+1=2',
				encoded: '%EA%BD%83+%26+1%2B1%3D2',
			},
			{
				name: 'buyr_name',
				line: 1422,
				must: '필수',
				as: 'field',
				given: '홍길동',
				encoded: '%ED%99%8D%EA%B8%B8%EB%8F%99',
			},
			{ name: 'buyr_tel1', line: 1423, as: 'additional', given: '01000000001', form: 'digits' },
			{
				name: 'buyr_mail',
				line: 1424,
				as: 'additional',
				given: 'buyer@shop.example',
				encoded: 'buyer%40shop.example',
				form: 'mail',
			},
			{
				name: 'id_info',
				line: 1425,
				must: '필수',
				as: 'field',
				given: '01000000000',
				form: 'digits',
			},
			{
				name: 'trad_time',
				line: 1426,
				must: '필수',
				as: 'field',
				given: '20151231183120',
				form: 'time',
			},
			{ name: 'tr_code', line: 1427, must: '필수', as: 'field', given: '1', choices: ['0', '1'] },
			{ name: 'amt_tot', line: 1428, must: '필수', as: 'field', given: 11500 },
			{ name: 'amt_sup', line: 1429, must: '필수', as: 'field', given: 10000 },
			{ name: 'amt_svc', line: 1430, must: '필수', as: 'field', given: 500 },
			{ name: 'amt_tax', line: 1431, must: '필수', as: 'field', given: 1000 },
			{
				name: 'corp_tax_type',
				line: 1432,
				must: '필수',
				as: 'field',
				given: 'TG02',
				choices: ['TG01', 'TG02'],
			},
		],
	},
	{
		cmd: 'cashStCn',
		operation: 'cashReceipt.cancel',
		heading: '현금영수증 취소',
		rows: [
			{ name: 'cmd', line: 1464, must: '필수', as: 'constant', wire: 'cashStCn' },
			VERSION_2016,
			{ name: 'userid', line: 1465, must: '필수', as: 'credential', wire: 'payapptest' },
			{ name: 'cashstno', line: 1466, must: '필수', as: 'field', given: '0077', form: 'digits' },
		],
	},
];

/** All calls of the REST API, the manual's and the SDKs' */
export const CALLS: Call[] = [...MANUAL_CALLS, ...SDK_CALLS];

/** Goes out in the HTML of the page; the buyer's browser sends it. */
export const LITE: Call = {
	cmd: 'PayApp.call',
	operation: 'payment.createCheckoutPage',
	heading: '결제 요청 – 팝업창 방식',
	rows: [
		{ name: 'userid', line: 738, must: '필수', as: 'credential', wire: 'payapptest' },
		{ name: 'shopname', line: 747, must: '필수', as: 'field', given: '좋은상점' },
		{ name: 'goodname', line: 748, must: '필수 사용자입력', as: 'field', given: '상품 & "1+1=2"' },
		{ name: 'price', line: 749, must: '필수 사용자입력', as: 'field', given: 1000 },
		{ name: 'recvphone', line: 750, as: 'additional', given: '01000000000', form: 'digits' },
		{ name: 'memo', line: 751, as: 'additional', given: '50% "할인"\n끝' },
		{ name: 'reqaddr', line: 752, as: 'additional', given: '1', choices: ['0', '1'] },
		{ name: 'currency', line: 753, as: 'additional', given: 'usd', choices: ['krw', 'usd'] },
		{ name: 'vccode', line: 754, as: 'additional', given: '82', form: 'digits' },
		{
			name: 'redirecturl',
			line: 798,
			as: 'additional',
			given: 'http://shop.example/requested?a=1&b=2',
			form: 'address',
		},
		{ name: 'redirect', line: 799, as: 'additional', given: 'self', choices: ['opener', 'self'] },
		{
			name: 'feedbackurl',
			line: 800,
			as: 'field',
			given: 'http://shop.example/hook?a=1&b=%2B',
			form: 'address',
		},
		{
			name: 'returnurl',
			line: 801,
			as: 'additional',
			given: 'http://shop.example/done?주문=1',
			form: 'address',
		},
		{ name: 'var1', line: 802, as: 'additional', given: '주문 000123' },
		{ name: 'var2', line: 803, as: 'additional', given: "it's a=b&c" },
		{ name: 'smsuse', line: 804, as: 'additional', given: 'n', choices: ['y', 'n'] },
		{ name: 'charset', line: 805, as: 'additional', given: 'euc-kr', choices: ['auto', 'euc-kr'] },
		{
			name: 'openpaytype',
			line: 806,
			as: 'additional',
			given: ['phone', 'card'],
			wire: 'phone,card',
			choices: [
				{ given: ['phone'], wire: 'phone' },
				{ given: ['card'], wire: 'card' },
				{ given: ['rbank'], wire: 'rbank' },
				{ given: ['vbank'], wire: 'vbank' },
				{ given: ['phone', 'card'], wire: 'phone,card' },
				{ given: ['phone', 'card', 'rbank', 'vbank'], wire: 'phone,card,rbank,vbank' },
			],
		},
		{ name: 'checkretry', line: 807, as: 'additional', given: 'n', choices: ['y', 'n'] },
	],
};

/** Returns a row's source, for test titles. */
export const sourceOf = ({ cmd, heading }: Call, { line, by }: Row): string =>
	by ? `${by}: ${cmd}` : line ? `payapp.txt: ${heading}, line ${line}` : `PayApp SDK: ${cmd}`;

/** Whether the user enters it and PayApp receives it */
export const isEntered = ({ as }: Row): boolean => as === 'field' || as === 'additional';

/** Returns the text that PayApp has to receive. */
export const wireOf = ({ given, wire }: Row): string => wire ?? String(given);

/** Returns that text as it has to be encoded in the body. */
export const encodedOf = (row: Row): string => row.encoded ?? wireOf(row);

/** Whether it takes any text, apart from how it begins or ends */
export const isText = ({ as, given, choices, form }: Row): boolean =>
	as !== 'switch' &&
	typeof given === 'string' &&
	!choices &&
	(!form || form === 'address' || form === 'mail');

/** Who registers (payapp.txt: 판매자 회원 가입, usertype: 개인 1, 사업자 2) */
export type Person = 'person' | 'business';

const demanded = (must: Must | undefined, who: Person): boolean =>
	must === '필수' ||
	must === '필수 사용자입력' ||
	must === 'Month 필수' ||
	must === (who === 'person' ? '개인 필수' : '사업자 필수');

/**
 * Returns the rows that the user has to fill in, as a person or a business and for a monthly cycle,
 * and those that choose the command.
 */
export function requiredRows({ rows }: Call, who: Person = 'person'): Row[] {
	return rows
		.filter(({ as, must }) => as === 'switch' || (as === 'field' && demanded(must, who)))
		.map((row) => (row.name === 'usertype' && who === 'business' ? BUSINESS : row));
}

const BUSINESS: Row = {
	name: 'usertype',
	line: 1188,
	must: '필수',
	as: 'field',
	given: '2',
};

/** Returns the node parameters that enter these rows. */
export function entered(
	rows: Row[],
	given: (row: Row) => unknown = (row) => row.given,
): IDataObject {
	const parameters: IDataObject = {};
	const additionalFields: IDataObject = {};
	for (const row of rows) {
		const target = row.as === 'field' ? parameters : additionalFields;
		if (row.as !== 'constant' && row.as !== 'credential') {
			target[row.name] = given(row) as IDataObject[string];
		}
	}
	return { ...parameters, additionalFields };
}

/** Returns a call's required rows plus these and their `with`, which replace namesakes. */
export function valuesOf(call: Call, ...rows: Row[]): Row[] {
	const who = rows.some(
		({ must, name, given }) => must === '사업자 필수' || (name === 'usertype' && given === '2'),
	)
		? 'business'
		: 'person';
	const wanted = new Map(rows.map((row) => [row.name, row]));
	for (const [name, given] of rows.flatMap((row) => Object.entries(row.with ?? {}))) {
		const row = call.rows.find((one) => one.name === name);
		if (row && !wanted.has(name)) wanted.set(name, { ...row, given });
	}
	const needless = wanted.get('rebillCycleType')?.given === 'Week' ? 'rebillCycleMonth' : '';
	return [
		...requiredRows(call, who).filter(({ name }) => !wanted.has(name) && name !== needless),
		...wanted.values(),
	];
}

/** Returns a row for each choice of a row. */
export const choiceRows = (row: Row): Row[] =>
	(row.choices ?? []).map((choice) =>
		typeof choice === 'string'
			? { ...row, given: choice, wire: undefined, encoded: undefined }
			: { ...row, ...choice, encoded: undefined },
	);

/**
 * Decodes a form body by hand, so that no library of the node checks its own work: split at `&` and
 * at the first `=`, `+` is a space, `%XX` a byte of UTF-8 (payapp.txt: 호출 파라메터).
 */
export function decodeForm(body: string): Array<[string, string]> {
	return body.split('&').map((part) => {
		const equals = part.indexOf('=');
		if (equals < 0) throw new SyntaxError(`no value: ${part}`);
		return [decodePart(part.slice(0, equals)), decodePart(part.slice(equals + 1))];
	});
}

function decodePart(part: string): string {
	const bytes: number[] = [];
	for (let at = 0; at < part.length; at += 1) {
		const character = part.charAt(at);
		if (character === '+') bytes.push(0x20);
		else if (character === '%') {
			const hex = part.slice(at + 1, at + 3);
			if (!/^[0-9A-Fa-f]{2}$/.test(hex)) throw new SyntaxError(`not percent-encoded: %${hex}`);
			bytes.push(Number.parseInt(hex, 16));
			at += 2;
		} else if (/^[A-Za-z0-9*\-._~]$/.test(character)) bytes.push(character.charCodeAt(0));
		else throw new SyntaxError(`not encoded: ${character}`);
	}
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
