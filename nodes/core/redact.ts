/** Shorter values are not searched for: they would blot out ordinary words. */
const SHORTEST_SECRET = 4;

/**
 * Takes every secret out of a text, also where it stands form- or percent-encoded. Used for all
 * that comes from outside into a message: a provider may repeat what was sent to it.
 */
export function redact(text: string, secrets: string[]): string {
	const forms = secrets
		.map((secret) => secret.trim())
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap((secret) => {
			const encoded = [
				// Half a character cannot be encoded; others write this one in its place.
				encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\uFFFD')),
				new URLSearchParams({ secret }).toString().slice('secret='.length),
			];
			const lower = encoded.map((form) => form.replace(/%../g, (code) => code.toLowerCase()));
			return [secret, ...encoded, ...lower];
		})
		// The longest first: one secret may begin with another.
		.sort((left, right) => right.length - left.length);
	return forms.reduce((result, form) => result.split(form).join('***'), text);
}
