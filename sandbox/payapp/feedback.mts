/** PayApp's notifications. Source: payapp.txt "Feedbackurl 전달" and `checkretry`; field notes 8. */
import { percentEucKr } from '../shared/euc-kr.mts';
import { encodeForm, type Fields } from '../shared/form.mts';
import type { Hosts } from '../shared/hosts.mts';
import { Notifier, type Delivery as BaseDelivery, type Manner } from '../shared/notifier.mts';
import type { Switches } from './switches.mts';
import type { NotificationAttempt } from './types.mts';

/** One notification in flight to one address. */
export interface Delivery extends BaseDelivery {
	fields: Fields;
	/** Name of the field sent in EUC-KR. */
	euckr?: string | undefined;
}

/** Sends PayApp's notifications. */
export type PayAppNotifier = Notifier<Delivery, NotificationAttempt>;

/** Creates a notifier that posts forms and accepts only a 200 with exactly `SUCCESS`. */
export function createNotifier(
	switches: Switches,
	record: NotificationAttempt[],
	hosts: Hosts,
): PayAppNotifier {
	const manner: Manner<Delivery, NotificationAttempt> = {
		encode: ({ fields, euckr }) => ({
			contentType: 'application/x-www-form-urlencoded',
			body: Object.entries(fields)
				.map(([name, value]) =>
					name === euckr ? `${name}=${percentEucKr(value)}` : encodeForm({ [name]: value }),
				)
				.join('&'),
		}),
		describe: ({ fields }) => ({
			mul_no: fields.mul_no ?? '',
			pay_state: fields.pay_state ?? '',
			fields,
		}),
		accepts: (status, answer) => status === 200 && answer === 'SUCCESS',
	};
	return new Notifier(switches, record, manner, hosts);
}
