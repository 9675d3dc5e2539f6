/** One project a layer; the layers that start a real n8n run one test file at a time. */
const layer = (name) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.mts`],
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
	projects: ['unit', 'engine', 'faults', 'host', 'browser'].map(layer),
	coverageDirectory: 'coverage',
	testTimeout: 30_000,
};
