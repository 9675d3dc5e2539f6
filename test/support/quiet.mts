/** n8n logs each failed node, and tests fail thousands. n8n reads this once, when it is imported. */
process.env.N8N_LOG_LEVEL = 'silent';
