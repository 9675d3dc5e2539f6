import { credentialTestOf, failed, passed } from '../../core/http/credentialTest';
import { isNoData } from '../api/api';
import { CARD_LIST } from '../api/endpoints';
import { shinhanPg } from '../provider';

/**
 * Tests the merchant ID and search key by listing card companies. Every call with the payment key has
 * an effect, so that key is not tested.
 */
export const shinhanPgApiTest = credentialTestOf(shinhanPg, () => ({
	endpoint: CARD_LIST,
	wire: { pgcode: 'card' },
	judge: (answer) =>
		answer.status === 'refused' && !isNoData(answer)
			? failed(answer.advice ?? `Shinhan PG refused: code ${answer.code}`)
			: passed('Merchant ID and search API key are right (the payment API key cannot be tested)'),
}));
