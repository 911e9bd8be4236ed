/** `node make-client.ts ADDRESS`: generates a client of the branch at this address from its `openapi.json`, as somebody outside would. */
import { createClient } from '@hey-api/openapi-ts';

const [address] = process.argv.slice(2);
const answer = await fetch(new URL('/openapi.json', address));
if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
await createClient({
  // The document is whatever the branch says; the generator judges it.
  input: (await answer.json()) as Record<string, unknown>,
  output: { path: `${import.meta.dirname}/.generated`, module: { extension: '.ts' } },
  plugins: ['@hey-api/typescript', '@hey-api/client-fetch', '@hey-api/sdk'],
  logs: { level: 'silent' },
});
