/** Rejects if the signal comes before the work is done. The work goes on: it takes no signal. */
export async function inTime<T>(
	work: Promise<T>,
	limit: AbortSignal,
	error: () => Error,
): Promise<T> {
	let stop = () => {};
	const late = new Promise<never>((_, reject) => {
		stop = () => reject(error());
	});
	if (limit.aborted) stop();
	// A signal with a listener lives until it fires: for thousands of calls that adds up.
	limit.addEventListener('abort', stop);
	try {
		return await Promise.race([work, late]);
	} finally {
		limit.removeEventListener('abort', stop);
	}
}
