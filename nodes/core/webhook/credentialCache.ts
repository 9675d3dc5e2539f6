import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/** How long, in milliseconds, a changed credential may still verify by its former keys */
const LIFETIME = 10_000;

/** The credentials last read in this process, by their n8n ID */
const remembered = new Map<string, { credential: IDataObject; readAt: number }>();

/**
 * Returns the webhook's credential if a message verifies by it. Reading one costs n8n a V8 isolate
 * (40 to 50 ms), so in a burst of notifications the one just read serves those after it. The cache
 * can only say yes: if it does not verify, n8n is asked, so that a new key counts at once and
 * nothing genuine is refused. Throws if n8n cannot read the credential.
 */
export async function credentialVerifiedBy(
	webhook: IWebhookFunctions,
	name: string,
	verifies: (credential: IDataObject) => boolean,
): Promise<IDataObject | undefined> {
	const id = webhook.getNode().credentials?.[name]?.id;
	const known = id ? remembered.get(id) : undefined;
	if (known && Date.now() - known.readAt < LIFETIME && verifies(known.credential)) {
		return known.credential;
	}
	const credential = await webhook.getCredentials<IDataObject>(name);
	if (id) remembered.set(id, { credential, readAt: Date.now() });
	return verifies(credential) ? credential : undefined;
}
