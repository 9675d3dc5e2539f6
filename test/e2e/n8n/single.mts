// globalSetup of the projects host and browser
import { startHost } from '../../../sandbox/n8n/host.mts';
import { readDatabase } from '../../package/secrets/places.mts';
import { startUnderTest, type Project } from './start.mts';

export default async (_: unknown, project: Project): Promise<void> => {
	await startUnderTest('single', project, async (place) => {
		const host = await startHost(place);
		const { origin, logFile, userFolder } = host;
		return {
			origin,
			logFile,
			folders: [userFolder],
			stored: async () => await Promise.resolve(readDatabase(userFolder)),
			checks: () => [],
			dispose: async () => await host.dispose(),
		};
	});
};
