// globalSetup of the project queue: the host tests with n8n in queue mode
import { readByRest } from '../../package/secrets/places.mts';
import { startQueueMode } from '../queueMode/mode.mts';
import { checkSpread } from '../queueMode/whoRan.mts';
import { startUnderTest, type Project } from './start.mts';

export default async (_: unknown, project: Project): Promise<void> => {
	await startUnderTest('queue', project, async (place) => {
		const mode = await startQueueMode({ ...place, report: console.log });
		const { origin, logFile, main, webhook, workers } = mode;
		return {
			origin,
			logFile,
			folders: [main, webhook, ...workers].map(({ userFolder }) => userFolder),
			stored: readByRest,
			checks: () => checkSpread(mode),
			dispose: async () => await mode.dispose(),
		};
	});
};
