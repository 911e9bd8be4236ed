/** `npm run schemas`: writes docs/schemas, docs/asyncapi.json and docs/roles.md anew from the contracts. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asyncApi } from '@huiyin/contracts/async-api';
import { jsonSchemas } from '@huiyin/contracts/json-schemas';
import { rightsPage } from '@huiyin/contracts/rights-page';

const folder = join(import.meta.dirname, '../../docs/schemas');
rmSync(folder, { recursive: true, force: true });
for (const [file, schema] of jsonSchemas()) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
}
writeFileSync(join(folder, '../asyncapi.json'), `${JSON.stringify(asyncApi(), null, 2)}\n`);
writeFileSync(join(folder, '../roles.md'), rightsPage());
