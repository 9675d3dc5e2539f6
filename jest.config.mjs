/** Tests that need an n8n share the one that `globalSetup` starts for their project. */
const inN8n = (name, mode, testMatch) => ({
	...project(name, testMatch),
	globals: { n8nMode: mode },
	globalSetup: `<rootDir>/test/e2e/n8n/${mode}.mts`,
	globalTeardown: '<rootDir>/test/e2e/n8n/teardown.mts',
});

const project = (displayName, testMatch = `test/${displayName}/**/*.test.mts`) => ({
	displayName,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/${testMatch}`],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'json', 'node'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	setupFiles: ['<rootDir>/test/support/quiet.mts'],
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

/** The short form of queue mode repeats only the host tests that it could change. */
const inQueueMode = process.env.LONG === '1' ? '*' : '{story,notification.*,retry,gmpay.*}';

export default {
	projects: [
		...['unit', 'contract', 'engine', 'simulator', 'faults', 'fuzz'].map((name) => project(name)),
		inN8n('host', 'single', 'test/e2e/host/*.test.mts'),
		inN8n('queue', 'queue', `test/e2e/host/${inQueueMode}.test.mts`),
		inN8n('browser', 'single', 'test/e2e/browser/*.test.mts'),
	],
	coverageDirectory: 'coverage',
	testTimeout: 30_000,
};
