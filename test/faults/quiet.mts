/** n8n logs each failed node; the matrix fails thousands. Import before n8n: it reads this once. */
process.env.N8N_LOG_LEVEL = 'silent';
