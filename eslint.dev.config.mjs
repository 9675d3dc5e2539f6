// Beside eslint.config.mjs, which n8n demands as it is: rules for everything we write, tests and
// the sandbox included. Cycles are dependency-cruiser's part.
import { config, configs } from 'typescript-eslint';

export default config(
	{
		files: ['{nodes,credentials,sandbox,test}/**/*.{ts,mts}'],
		extends: [configs.strictTypeChecked],
		languageOptions: {
			parserOptions: {
				project: ['tsconfig.json', 'test/tsconfig.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
		rules: {
			'no-useless-rename': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true },
			],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			// Records are keyed by names that n8n and the providers give.
			'@typescript-eslint/no-dynamic-delete': 'off',
			// n8n's IDataObject lets every value be an object; the fields' schemas have refused those.
			'@typescript-eslint/no-base-to-string': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			// Older versions of n8n lack what its types promise.
			'@typescript-eslint/no-unnecessary-condition': 'off',
		},
	},
	{
		files: ['test/**/*.mts'],
		rules: {
			// A test that finds nothing fails there, as it should.
			'@typescript-eslint/no-non-null-assertion': 'off',
			// A stand-in for what is asynchronous need not wait itself.
			'@typescript-eslint/require-await': 'off',
		},
	},
);
