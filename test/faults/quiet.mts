/** n8n logs each failed node; the matrix lets thousands fail. Imported before n8n, which reads this once. */
process.env.N8N_LOG_LEVEL = 'silent';
