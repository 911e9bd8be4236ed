import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import * as z from 'zod';

/** Stryker copies the repository and runs the tests of the copy, which must not find the packages of the original. */
const root = join(import.meta.dirname, '../..');
const manifest = z.object({ name: z.string(), exports: z.record(z.string(), z.string()).default({}) });

const alias = globSync('{packages,services,infra}/**/package.json', {
  cwd: root,
  exclude: (path) => /node_modules|cdk\.out/.test(path),
}).flatMap((path) => {
  const { name, exports } = manifest.parse(JSON.parse(readFileSync(join(root, path), 'utf8')));
  return Object.entries(exports).map(([entry, file]) => ({
    find: new RegExp(`^${join(name, entry)}$`),
    replacement: join(root, path, '..', file),
  }));
});

/** The folder whose tests are to notice the mutants. */
const room = z.string().parse(process.env.MUTATION_ROOM);

export default defineConfig({
  resolve: { alias },
  test: {
    include: [`${room}/**/*.test.ts`],
    // A mutant is tried in a thread of its own; its test files need not load everything anew.
    isolate: false,
    setupFiles: [join(import.meta.dirname, 'same-draws.setup.ts')],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
