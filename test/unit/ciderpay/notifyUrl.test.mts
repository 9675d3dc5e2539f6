import { describe, expect, it } from '@jest/globals';

import { toRequest } from '../../../nodes/CiderPay/api/api';
import type { IDataObject } from 'n8n-workflow';
import { CREDENTIAL, SECRET } from '../../support/ciderpay.webhook.mts';

const credential = { ...CREDENTIAL, devID: 'TEST-dev', devToken: 'TEST-dev-token' };
const call = { method: 'POST', path: '/oapi/any', encoding: 'json' } as const;
const TRIGGER = 'https://n8n.example.com/webhook/0a1b/ciderpay';

const HERE = 'n8n.example.com';
const BASE_URL = { baseUrl: 'https://api.ciderpay.com' };

/** The body sent by an n8n whose webhooks are at `host` */
const wireOf = (
	input: IDataObject,
	changes: IDataObject = {},
	host: string | undefined = HERE,
): IDataObject =>
	JSON.parse(
		String(toRequest(call, input, { ...credential, ...BASE_URL, ...changes }, () => host).body),
	) as IDataObject;

describe("a trigger's address", () => {
	// ciderpay.txt: 결제 요청, 결제링크 등록, 등록 결제 승인 요청, 정기 결제 승인 요청
	it.each(['feedbackurl', 'feedbackUrl', 'oneJustPayFeedback', 'payFeedbackUrl'])(
		'goes out with the secret as %s',
		(name) => {
			expect(wireOf({ [name]: TRIGGER })).toEqual({ [name]: `${TRIGGER}?secret=${SECRET}` });
		},
	);

	it.each([
		['a test URL', TRIGGER.replace('webhook', 'webhook-test')],
		['one with a path of its own before it', TRIGGER.replace('.com', '.com/n8n')],
		['one with a query of its own', `${TRIGGER}?shop=1`],
		['one with a port', TRIGGER.replace('.com', '.com:8443')],
		['one with spaces around it', ` ${TRIGGER}\n`],
	])('takes the secret: %s', (_, address) => {
		const url = new URL(String(wireOf({ feedbackUrl: address }).feedbackUrl));
		expect(url.searchParams.getAll('secret')).toEqual([SECRET]);
		expect(url.href.startsWith(address.trim())).toBe(true);
	});

	it('carries a secret of any characters so that it arrives', () => {
		const urlSecret = ' a+b/c=d &e?#%41꽃 \n';
		const { feedbackUrl } = wireOf({ feedbackUrl: TRIGGER }, { urlSecret });
		expect(new URL(String(feedbackUrl)).searchParams.get('secret')).toBe(urlSecret.trim());
	});
});

it('is all that n8n is asked about its own address for', () => {
	const asked: string[] = [];
	const host = () => {
		asked.push(HERE);
		return HERE;
	};
	const asMerchant = { ...credential, ...BASE_URL };
	toRequest(call, { price: '1000' }, asMerchant, host);
	toRequest(call, { feedbackUrl: TRIGGER }, { ...asMerchant, urlSecret: '' }, host);
	expect(asked).toEqual([]);
	toRequest(call, { feedbackUrl: TRIGGER }, asMerchant, host);
	expect(asked).toEqual([HERE]);
});

describe('stays as it is:', () => {
	it.each([
		['a secret that the merchant has put there', `${TRIGGER}?secret=of-another-n8n`],
		['an empty one, too', `${TRIGGER}?secret=`],
		["the merchant's own server", 'https://shop.example.com/hook'],
		["another provider's trigger", 'https://n8n.example.com/webhook/0a1b/payapp'],
		['a path that only begins so', 'https://shop.example.com/ciderpay/hook'],
		['a host of that name', 'https://ciderpay'],
		['what is no address', 'https://[/ciderpay'],
		['an empty one', ''],
	])('%s', (_, address) => {
		expect(wireOf({ feedbackUrl: address })).toEqual({ feedbackUrl: address });
	});

	it('every address, where the credential has no secret', () => {
		for (const urlSecret of ['', ' ', undefined, null]) {
			expect(wireOf({ feedbackUrl: TRIGGER }, { urlSecret })).toEqual({ feedbackUrl: TRIGGER });
		}
	});

	// A secret in a URL is disclosed to whoever answers there.
	it.each([
		['of another host', TRIGGER.replace(HERE, 'evil.example.com')],
		['of a host that ends alike', TRIGGER.replace(HERE, `evil-${HERE}`)],
		['of a host that begins alike', TRIGGER.replace(HERE, `${HERE}.evil.example.com`)],
		['with this host as its user name', TRIGGER.replace(HERE, `${HERE}@evil.example.com`)],
		['with this host in its path', `https://evil.example.com/${HERE}/ciderpay`],
		['with this host behind a backslash', `https://evil.example.com\\${HERE}/ciderpay`],
	])('an address %s', (_, address) => {
		expect(wireOf({ feedbackUrl: address })).toEqual({ feedbackUrl: address });
	});

	it('every address, where it is not known which host this n8n is notified at', () => {
		const { body } = toRequest(call, { feedbackUrl: TRIGGER }, { ...credential, ...BASE_URL });
		expect(JSON.parse(String(body))).toEqual({ feedbackUrl: TRIGGER });
		for (const host of ['', 'other.example.com']) {
			expect(wireOf({ feedbackUrl: TRIGGER }, {}, host)).toEqual({ feedbackUrl: TRIGGER });
		}
	});

	it('an address that is none to notify', () => {
		const input = { returnUrl: TRIGGER, goodsUrl: TRIGGER, errorUrl: TRIGGER, var1: TRIGGER };
		expect(wireOf(input)).toEqual(input);
	});
});

describe('a secret that is too short', () => {
	it.each(['1000', 'a', '1234567', ' 1234567 \n'])(
		'%j is not sent, and the item says why',
		(urlSecret) => {
			expect(() => wireOf({ feedbackUrl: TRIGGER }, { urlSecret })).toThrow(
				/'URL Secret' is too short/,
			);
			const elsewhere = { feedbackUrl: 'https://shop.example.com/hook' };
			expect(wireOf(elsewhere, { urlSecret })).toEqual(elsewhere);
		},
	);
});
