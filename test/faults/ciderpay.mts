import { CiderPay } from '../../nodes/CiderPay/CiderPay.node';
import { ciderPay } from '../../nodes/CiderPay/provider';
import type { Provider } from '../../nodes/core/operation';
import { defaultSwitches } from '../../sandbox/ciderpay/switches.mts';
import { agreementActs } from './ciderpay.agreements.mts';
import { inputOf, act, made, NAMES, ownMember, type Stage } from './ciderpay.stage.mts';
import { refuses } from './faults.mts';
import { count, watchList, type Act, type Subject } from './types.mts';

/** The developer has two members, one for each item */
const member =
	(operation: string, held: (of: { password: string; payTokenYn: boolean }) => boolean): Stage =>
	({ ciderpay }, index) => {
		const memberID = [ciderpay.account.memberID, 'ciderstore2'][index] ?? '';
		return {
			input: inputOf(operation, { memberID }),
			held: () => Number(held(ciderpay.members.get(memberID)!)),
		};
	};

/** A web key leaves no trace in the sandbox but its call: each one not refused made one. */
const webKey: Stage = ({ ciderpay }, index) => {
	const memberID = [ciderpay.account.memberID, 'ciderstore2'][index];
	const isMade = ({ values, answer }: (typeof ciderpay.calls)[number]) =>
		values.memberID === memberID && !/"success":false|"errCode"/.test(answer);
	return {
		input: inputOf('member.createWebKey', { memberID }),
		held: () => ciderpay.calls.filter(isMade).length,
	};
};

const product =
	(operation: string, held: 'updated' | 'deleted'): Stage =>
	async (sandbox) => {
		const { products } = sandbox.ciderpay;
		const id = String((await made(sandbox, 'product.create', {})).data);
		const additionalFields = held === 'updated' ? { goodsName: 'new name' } : {};
		const isHeld = () =>
			held === 'deleted' ? !products.has(id) : products.get(id)?.goodsName === 'new name';
		return { input: inputOf(operation, { id, additionalFields }), held: () => Number(isHeld()) };
	};

const request = async (sandbox: Parameters<Stage>[0]) => {
	const { payUniqueNo } = await made(sandbox, 'payment.request', {});
	return sandbox.ciderpay.requests.get(String(payUniqueNo))!;
};

/** A paid payment, settled or not, and the input that cancels it */
const paid =
	(operation: string, isSettled: boolean, state: string): Stage =>
	async (sandbox) => {
		const { ciderpay } = sandbox;
		const payment = ciderpay.payRequest((await request(sandbox)).payUniqueNo);
		const { orderNo, token } = payment;
		if (isSettled) ciderpay.settlePayment(orderNo);
		return {
			input: inputOf(operation, { memberID: ownMember(sandbox), orderNo, token }),
			held: () => Number(payment.state === state),
		};
	};

const ACTS: Act[] = [
	act('member.createWebKey', 'memberID', webKey),
	act(
		'member.changePassword',
		'memberID',
		member('member.changePassword', ({ password }) => password !== 'TEST-password'),
	),
	act(
		'member.setPaymentToken',
		'memberID',
		member('member.setPaymentToken', ({ payTokenYn }) => payTokenYn),
	),
	act('vatReport.sendEmail', 'email', (sandbox, index) => {
		const email = `${NAMES[index]}@shop.example`;
		return {
			input: inputOf('vatReport.sendEmail', { memberID: ownMember(sandbox), email }),
			held: () => sandbox.ciderpay.mails.filter((mail) => mail.email === email).length,
		};
	}),
	act('paymentLink.create', 'goodsName', (sandbox, index) => ({
		input: inputOf('paymentLink.create', { memberID: ownMember(sandbox), goodsName: NAMES[index] }),
		held: () =>
			count(sandbox.ciderpay.paymentLinks, ({ params }) => params.goodsName === NAMES[index]),
	})),
	act(
		'paymentLink.delete',
		'id',
		async (sandbox) => {
			const { paymentLinks } = sandbox.ciderpay;
			await made(sandbox, 'paymentLink.create', {});
			const id = [...paymentLinks.keys()].at(-1)!;
			return {
				input: inputOf('paymentLink.delete', { id }),
				held: () => Number(!paymentLinks.has(id)),
			};
		},
		{ mayBeEmpty: true },
	),
	act('product.create', 'goodsName', (sandbox, index) => ({
		input: inputOf('product.create', { memberID: ownMember(sandbox), goodsName: NAMES[index] }),
		held: () => count(sandbox.ciderpay.products, ({ goodsName }) => goodsName === NAMES[index]),
	})),
	act('product.update', 'id', product('product.update', 'updated')),
	act('product.delete', 'id', product('product.delete', 'deleted'), { mayBeEmpty: true }),
	...agreementActs,
	act('payment.request', 'goodName', (sandbox, index) => ({
		input: inputOf('payment.request', { memberID: ownMember(sandbox), goodName: NAMES[index] }),
		held: () => count(sandbox.ciderpay.requests, ({ params }) => params.goodName === NAMES[index]),
	})),
	act('payment.cancelRequest', 'payUniqueNo', async (sandbox) => {
		const made = await request(sandbox);
		const { payUniqueNo } = made;
		return {
			input: inputOf('payment.cancelRequest', { memberID: ownMember(sandbox), payUniqueNo }),
			held: () => Number(made.state === 'REQUEST_CANCEL'),
		};
	}),
	act('payment.cancel', 'orderNo', paid('payment.cancel', false, 'CANCEL')),
	act(
		'payment.requestCancellation',
		'orderNo',
		paid('payment.requestCancellation', true, 'REQUEST_CANCEL_AFTER_ADJUST'),
	),
];

/** ciderpay.txt: 공통 에러 코드 */
const REFUSAL = { code: '1014', message: '데이터 존재 오류' };
const SYSTEM_ERROR = { code: '9999', message: '시스템 오류' };

export const CIDERPAY: Subject = {
	name: 'CiderPay',
	type: () => new CiderPay(),
	provider: ciderPay as unknown as Provider<never>,
	acts: ACTS,
	faults: [
		refuses('refuses with HTTP 400, by a documented code', REFUSAL, {
			settings: { refusalHttpStatus: 400, errorShape: 'errCode' },
			long: true,
		}),
		// A no without a code is plain only under 2xx: any other leaves a money call's outcome open.
		refuses('refuses with HTTP 400, without a code', REFUSAL, {
			settings: { refusalHttpStatus: 400, errorShape: 'errorMessage' },
			answer: 'systemError',
			long: true,
		}),
		...['errorMessage', 'message', 'errorType', 'errCode'].map((errorShape) =>
			refuses(`refuses, as ${errorShape}`, REFUSAL, {
				row: 'refuses, in each of four shapes',
				settings: { errorShape },
				long: true,
			}),
		),
		refuses('reports a system error (9999)', SYSTEM_ERROR, {
			settings: { errorShape: 'errCode' },
			answer: 'systemError',
		}),
		{
			name: 'the card is declined',
			switch: 'failNextCharge',
			unconditional: true,
			value: '한도 초과',
			acts: false,
			answer: 'no',
			only: ['registeredCard.charge'],
		},
	],
	refusal: REFUSAL,
	excluded: {
		duplicateNotifications: 'strikes notifications',
		wrongFeedbackToken: 'strikes notifications',
		wrongMemberID: 'strikes notifications',
	},
	condition: 'call',
	defaultSwitches,
	switches: ({ ciderpay }) => ciderpay.switches,
	credential: ({ ciderpay }) => ({
		...ciderpay.account,
		approvalToken: '',
		baseUrl: ciderpay.base,
	}),
	watch: ({ ciderpay }, arrived) => watchList(ciderpay.calls, arrived),
	isIdle: ({ ciderpay }) =>
		ciderpay.calls.every(({ answer, status }) => answer !== '' || status > 0),
	reset: ({ ciderpay }) => ciderpay.reset(),
};
