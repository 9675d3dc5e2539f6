/** Rejects if the signal comes before the work is done. The work goes on: it takes no signal. */
export async function inTime<T>(
	work: Promise<T>,
	limit: AbortSignal,
	error: () => Error,
): Promise<T> {
	const late = new Promise<never>((_, reject) => {
		limit.addEventListener('abort', () => reject(error()));
	});
	return await Promise.race([work, late]);
}
