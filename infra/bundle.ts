import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BranchConfiguration } from '@huiyin/contracts';
import { buildSync } from 'esbuild';
import { type DoorName, everyDoor } from './doors.ts';

/** One folder per door: `index.mjs` with everything in it, and the branch's configuration beside. */
export interface Bundle {
  folderOf(door: DoorName): string;
}

const entryOf = ({ service, door }: DoorName): string =>
  fileURLToPath(new URL(`../services/${service}/src/main/${door}.ts`, import.meta.url));

/**
 * Bundles every door in one pass: a pass per function costs half a second each. The SDK is bundled too (a quarter
 * faster at cold start than the runtime's own). CommonJS inside needs `require`; its alias is long because a short
 * one can collide with a minified name.
 */
export function bundleDoors(branch: BranchConfiguration, folder: string): Bundle {
  const folderOf = ({ service, door }: DoorName): string => join(folder, `${service}-${door}`);
  buildSync({
    entryPoints: everyDoor.map((door) => ({ in: entryOf(door), out: join(folderOf(door), 'index') })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    banner: {
      js: "import { createRequire as createRequireOfThisBundle } from 'node:module'; const require = createRequireOfThisBundle(import.meta.url);",
    },
    logLevel: 'error',
  });
  const configuration = JSON.stringify(branch);
  for (const door of everyDoor) writeFileSync(join(folderOf(door), 'branch.json'), configuration);
  return { folderOf };
}
