/** One project a folder of tests. */
const project = (folder) => ({
	displayName: folder.split('/').pop(),
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${folder}/**/*.test.mts`],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'json', 'node'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	transform: {
		'\\.m?ts$': [
			'@swc/jest',
			{
				jsc: {
					target: 'es2022',
					parser: { syntax: 'typescript' },
				},
				module: { type: 'commonjs' },
				sourceMaps: 'inline',
			},
		],
	},
});

export default {
	projects: [
		'unit',
		'contract',
		'engine',
		'simulator',
		'faults',
		'fuzz',
		'e2e/host',
		'e2e/browser',
	].map(project),
	coverageDirectory: 'coverage',
	testTimeout: 30_000,
};
