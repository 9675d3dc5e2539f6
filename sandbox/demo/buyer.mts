/** Pays by card on the sandbox's pay page, as a buyer's browser does. */
export async function payAsBuyer(payUrl: string): Promise<void> {
	const shown = await fetch(payUrl);
	const page = await shown.text();
	if (!shown.ok || !/name="method" value="card"/.test(page)) {
		throw new Error(`The pay page offers no payment by card (HTTP ${shown.status})`);
	}
	const paid = await fetch(payUrl, {
		method: 'POST',
		body: new URLSearchParams({ method: 'card', action: 'pay' }),
	});
	// Redirects to the receipt, or says what is wrong.
	if (!paid.ok) throw new Error(`The pay page answered HTTP ${paid.status}`);
}
