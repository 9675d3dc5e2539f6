// Three nodes as a programmer would first write them: read each parameter, call n8n's request
// helper, return the answer. Same fields and requests as the package's operations, but no checks,
// no idempotency, no outcome. What our nodes take beyond this is their own share.
const path = require('node:path');

const PACKAGE = path.join(__dirname, '../n8n-nodes-korean-payments/dist');

/** Per operation: the parameters to read and the request to send */
const REQUESTS = {
	payApp: {
		names: ['goodname', 'price', 'recvphone', 'feedbackurl', 'additionalFields'],
		request({ additionalFields, ...values }, { baseUrl, userid }) {
			const form = new URLSearchParams({ cmd: 'payrequest', userid });
			for (const [name, value] of Object.entries({ ...values, ...additionalFields })) {
				if (value !== '') form.append(name, String(value));
			}
			return {
				method: 'POST',
				url: `${baseUrl}/oapi/apiLoad.html`,
				headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
				body: form.toString(),
			};
		},
		read: (text) => Object.fromEntries(new URLSearchParams(text)),
	},
	ciderPay: {
		names: ['id'],
		request: ({ id }, { baseUrl, devID, devToken }) => ({
			method: 'GET',
			url: `${baseUrl}/oapi/goods/${encodeURIComponent(id)}`,
			headers: { accept: 'application/json', devID, devToken },
		}),
		read: (text) => JSON.parse(text),
	},
	shinhanPg: {
		names: ['order_no'],
		request: ({ order_no }, { baseUrl, client_id, searchApiKey }) => ({
			method: 'GET',
			url: `${baseUrl}/v1.0/payments/confirm-info?${new URLSearchParams({ client_id, order_no })}`,
			headers: { accept: 'application/json', authorization: `SPGKEY ${searchApiKey}` },
		}),
		read: (text) => JSON.parse(text),
	},
};

class Bare {
	constructor() {
		const { PayApp } = require(`${PACKAGE}/nodes/PayApp/PayApp.node.js`);
		const { CiderPay } = require(`${PACKAGE}/nodes/CiderPay/CiderPay.node.js`);
		const { ShinhanPg } = require(`${PACKAGE}/nodes/ShinhanPg/ShinhanPg.node.js`);
		const nodes = { payApp: new PayApp(), ciderPay: new CiderPay(), shinhanPg: new ShinhanPg() };
		this.nodeVersions = Object.fromEntries(
			Object.entries(nodes).map(([name, node], index) => [
				index + 1,
				bareNode(name, node.description, index + 1),
			]),
		);
		this.description = {
			displayName: 'Bare',
			name: 'bare',
			group: ['output'],
			defaultVersion: 1,
			description: 'A plain loop over the request helper',
		};
		this.currentVersion = 1;
	}

	getNodeType(version) {
		return this.nodeVersions[version ?? 1];
	}
}

function bareNode(name, description, version) {
	const { names, request, read } = REQUESTS[name];
	return {
		description: { ...description, name: 'bare', displayName: 'Bare', version, icon: undefined },
		async execute() {
			const credential = await this.getCredentials(`${name}Api`, 0);
			const output = [];
			for (let item = 0; item < this.getInputData().length; item += 1) {
				const values = {};
				for (const parameter of names) {
					values[parameter] = this.getNodeParameter(parameter, item, undefined, {
						extractValue: true,
					});
				}
				const { body } = await this.helpers.httpRequest({
					...request(values, credential),
					timeout: 60_000,
					encoding: 'text',
					json: false,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
				});
				output.push({ json: read(body), pairedItem: { item } });
			}
			return [output];
		},
	};
}

module.exports = { Bare };
