/** The import rules of docs/architecture.md; type imports count. */
const NODES = '^nodes/';

/** core's rooms, and what each may import besides itself and the files beside the rooms */
const BELOW = {
	security: [],
	html: [],
	http: ['security'],
	idempotency: [],
	fields: ['http'],
	execution: ['fields', 'idempotency', 'http'],
	webhook: ['fields', 'security'],
};

const rooms = Object.entries(BELOW).map(([room, below]) => ({
	name: `core-${room}`,
	comment: `core/${room} imports only ${below.join(', ') || 'itself'} and the files beside the rooms`,
	severity: 'error',
	from: { path: `^nodes/core/${room}/` },
	to: { path: '^nodes/core/[^/]+/', pathNot: `^nodes/core/(${[room, ...below].join('|')})/` },
}));

export default {
	forbidden: [
		{
			name: 'no-cycle',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'core-knows-no-provider',
			severity: 'error',
			from: { path: '^nodes/core/' },
			to: { path: NODES, pathNot: '^nodes/core/' },
		},
		{
			name: 'providers-stand-alone',
			comment: 'A provider uses itself and core',
			severity: 'error',
			from: { path: '^nodes/([^/]+)/', pathNot: '^nodes/core/' },
			to: { path: NODES, pathNot: '^nodes/(core|$1)/' },
		},
		{
			name: 'only-what-ships',
			comment: 'At run time there are n8n-workflow, n8n’s zod and node:crypto, and nothing else',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: {
				pathNot: ['^(nodes|credentials)/', '^node_modules/(n8n-workflow|zod)/', '^(node:)?crypto$'],
			},
		},
		{
			name: 'no-way-up-to-a-node',
			severity: 'error',
			from: { path: NODES, pathNot: '\\.node\\.ts$' },
			to: { path: '\\.node\\.ts$' },
		},
		{
			name: 'api-below-operations',
			severity: 'error',
			from: { path: '^nodes/[^/]+/(api|fields)/' },
			to: { path: '^nodes/[^/]+/(operations|methods|trigger)/' },
		},
		{
			name: 'operations-below-methods',
			severity: 'error',
			from: { path: '^nodes/[^/]+/operations/' },
			to: { path: '^nodes/[^/]+/(methods|trigger)/' },
		},
		{
			name: 'sandbox-stands-alone',
			comment: 'The simulated providers are written from the manuals, not from our code',
			severity: 'error',
			from: { path: '^sandbox/' },
			to: { path: '^(nodes|credentials)/' },
		},
		{
			name: 'core-beside-imports-no-room',
			severity: 'error',
			from: { path: '^nodes/core/[^/]+\\.ts$' },
			to: { path: '^nodes/core/[^/]+/' },
		},
		...rooms,
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^dist/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { extensions: ['.ts', '.mts', '.js', '.mjs', '.json'] },
	},
};
