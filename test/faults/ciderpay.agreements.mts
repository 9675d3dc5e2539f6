/** Registered cards and subscriptions: what a buyer has agreed to, or is asked to agree to. */
import type { Sandbox } from '../../sandbox/index.mts';
import { act, inputOf, made, NAMES, ownMember, type Stage } from './ciderpay.stage.mts';
import { count, type Act } from './types.mts';

/** Requests the registration of a card. */
async function askedCard(sandbox: Sandbox, selectAuthType: string) {
	const reply = await made(sandbox, 'registeredCard.requestRegistration', { selectAuthType });
	return sandbox.ciderpay.cards.get(String(reply.var2))!;
}

/** Returns a card that the buyer has registered. */
const card = async (sandbox: Sandbox, authType: string) =>
	sandbox.ciderpay.approveCard((await askedCard(sandbox, authType)).payUniqueNo);

/** Requests a subscription. */
async function askedSubscription(sandbox: Sandbox) {
	const reply = await made(sandbox, 'subscription.request', {});
	return sandbox.ciderpay.subscriptions.get(String(reply.var2))!;
}

/** An operation on a subscription that the buyer has agreed to */
const agreed =
	(
		operation: string,
		prepared: 'AGREE' | 'PAUSE',
		isHeld: (state: string, price: number) => boolean,
	): Stage =>
	async (sandbox) => {
		const { payUniqueNo } = await askedSubscription(sandbox);
		const made = sandbox.ciderpay.approveSubscription(payUniqueNo);
		made.state = prepared;
		return {
			input: inputOf(operation, { memberID: ownMember(sandbox), rpToken: made.rpToken }),
			held: () => Number(isHeld(made.state, made.price)),
		};
	};

export const agreementActs: Act[] = [
	act('registeredCard.requestRegistration', 'customMobile', (sandbox, index) => {
		const customMobile = ['01000000000', '01000000001'][index];
		return {
			input: inputOf('registeredCard.requestRegistration', {
				memberID: ownMember(sandbox),
				customMobile,
			}),
			held: () =>
				count(sandbox.ciderpay.cards, ({ params }) => params.customMobile === customMobile),
		};
	}),
	act('registeredCard.delete', 'mpToken', async (sandbox) => {
		const made = await card(sandbox, 'AT_ONCE');
		return {
			input: inputOf('registeredCard.delete', {
				memberID: ownMember(sandbox),
				mpToken: made.mpToken,
			}),
			held: () => Number(made.state === 'DESTROY'),
		};
	}),
	act('registeredCard.cancelRegistration', 'payUniqueNo', async (sandbox) => {
		const made = await askedCard(sandbox, 'AT_ONCE');
		const { payUniqueNo } = made;
		return {
			input: inputOf('registeredCard.cancelRegistration', {
				memberID: ownMember(sandbox),
				payUniqueNo,
			}),
			held: () => Number(made.state === 'REQUEST_CANCEL'),
		};
	}),
	act('registeredCard.charge', 'goodName', async (sandbox, index) => {
		const { mpToken } = await card(sandbox, 'AT_ONCE');
		const goodName = NAMES[index];
		return {
			input: inputOf('registeredCard.charge', { memberID: ownMember(sandbox), mpToken, goodName }),
			held: () => count(sandbox.ciderpay.payments, (payment) => payment.goodName === goodName),
		};
	}),
	act(
		'registeredCard.charge',
		'goodName',
		async (sandbox, index) => {
			const { mpToken } = await card(sandbox, 'CONFIRM');
			const goodName = NAMES[index];
			return {
				input: inputOf('registeredCard.charge', {
					memberID: ownMember(sandbox),
					mpToken,
					goodName,
				}),
				held: () => count(sandbox.ciderpay.charges, ({ params }) => params.goodName === goodName),
			};
		},
		{ variant: 'customer confirms' },
	),
	act('registeredCard.cancelCharge', 'onePayUniqueNo', async (sandbox) => {
		const { mpToken } = await card(sandbox, 'CONFIRM');
		await made(sandbox, 'registeredCard.charge', { mpToken });
		const charge = [...sandbox.ciderpay.charges.values()].at(-1)!;
		const { onePayUniqueNo } = charge;
		return {
			input: inputOf('registeredCard.cancelCharge', {
				memberID: ownMember(sandbox),
				mpToken,
				onePayUniqueNo,
			}),
			held: () => Number(charge.state === 'REQUEST_CANCEL'),
		};
	}),
	act('subscription.request', 'goodName', (sandbox, index) => ({
		input: inputOf('subscription.request', {
			memberID: ownMember(sandbox),
			goodName: NAMES[index],
		}),
		held: () =>
			count(sandbox.ciderpay.subscriptions, ({ params }) => params.goodName === NAMES[index]),
	})),
	act('subscription.cancelRequest', 'payUniqueNo', async (sandbox) => {
		const asked = await askedSubscription(sandbox);
		const { payUniqueNo } = asked;
		return {
			input: inputOf('subscription.cancelRequest', { memberID: ownMember(sandbox), payUniqueNo }),
			held: () => Number(asked.state === 'REQUEST_CANCEL'),
		};
	}),
	act(
		'subscription.delete',
		'rpToken',
		agreed('subscription.delete', 'AGREE', (state) => state === 'DESTROY'),
	),
	act(
		'subscription.changePrice',
		'rpToken',
		agreed('subscription.changePrice', 'AGREE', (_, price) => price === 12_000),
	),
	act(
		'subscription.pause',
		'rpToken',
		agreed('subscription.pause', 'AGREE', (state) => state === 'PAUSE'),
	),
	act(
		'subscription.resume',
		'rpToken',
		agreed('subscription.resume', 'PAUSE', (state) => state === 'AGREE'),
	),
];
