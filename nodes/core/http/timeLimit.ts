/** What some work gives, or the error where the signal comes first. The work itself goes on: it takes no signal. */
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
