/** PayApp's notifications. Source: payapp.txt "Feedbackurl 전달" and `checkretry`; integrators' reports. */
import { percentEucKr } from '../shared/euc-kr.mts';
import { encodeForm } from '../shared/form.mts';
import type { Hosts } from '../shared/hosts.mts';
import { Notifier, type NotificationFormat } from '../shared/notifier.mts';
import type { Switches } from './switches.mts';
import type { NotificationAttempt } from './types.mts';
import type { Delivery, PayAppNotifier } from './types.mts';

/** Creates a notifier that posts forms and accepts only a 200 with exactly `SUCCESS`. */
export function createNotifier(
	switches: Switches,
	record: NotificationAttempt[],
	hosts: Hosts,
): PayAppNotifier {
	const format: NotificationFormat<Delivery, NotificationAttempt> = {
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
	return new Notifier(switches, record, format, hosts);
}
