import { GmPayTrigger } from '../../nodes/GmPay/GmPayTrigger.node';
import { deliverTo } from './webhook.mts';
import type { Delivery, How } from './webhook.mts';

/** Made-up keys: the member's ID and the feedback token set up for it at GMPay */
export const KEYS = { memberId: 'testid', feedbackToken: 'TEST+feedback/token==' };

/** A completed payment with the fields of the manual's table (gmpay.txt: lines 129 to 143) */
export const PAID: Record<string, string> = {
	...KEYS,
	goodName: '꽃다발',
	price: '1004',
	customerPhone: '010-0000-0000',
	paymentState: 'COMPLETE',
	orderNo: '0001234',
	payMethod: 'CARD',
	cardName: '샘플카드',
	cardNum: '1234-****-****-0000',
	cardQuota: '00',
	approvalNo: '00123456',
	var1: 'order-1',
	var2: '',
	cstUrl: 'https://gmpay.example/cst/0001234',
};

/** Delivers a body to the GMPay Trigger. */
export const deliver = async (body: Buffer | string | undefined, how?: How): Promise<Delivery> =>
	await deliverTo(
		new GmPayTrigger(),
		{
			credential: KEYS,
			parameters: { events: ['paymentCompleted', 'paymentCancelled', 'other'], options: {} },
		},
		body,
		how,
	);
