import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BranchConfiguration } from '@huiyin/contracts';
import { build } from 'esbuild';
import { leavingOut } from './leaving-out.ts';
import { onlyWhatIsUsed } from './only-what-is-used.ts';
import type { Service } from './services.ts';

/** One folder per door: `index.mjs` with everything in it, and the branch's configuration beside. */
export interface Bundle {
  folderOf(service: string, door: string): string;
}

/**
 * Bundles every door in one pass: a pass per function costs half a second each. The SDK is bundled too (a quarter
 * faster at cold start than the runtime's own). CommonJS inside needs `require`; its alias is long because a short
 * one can collide with a minified name.
 */
export async function bundleDoors(
  branch: BranchConfiguration,
  services: readonly Service[],
  folder: string,
): Promise<Bundle> {
  const folderOf = (service: string, door: string): string => join(folder, `${service}-${door}`);
  const doors = services.flatMap(({ surface: { service, doors }, sources }) =>
    Object.keys(doors).map((door) => ({
      entry: fileURLToPath(new URL(`main/${door}.ts`, sources)),
      folder: folderOf(service, door),
    })),
  );
  await build({
    entryPoints: doors.map(({ entry, folder }) => ({ in: entry, out: join(folder, 'index') })),
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
    plugins: [leavingOut, onlyWhatIsUsed],
  });
  const configuration = JSON.stringify(branch);
  for (const door of doors) writeFileSync(join(door.folder, 'branch.json'), configuration);
  return { folderOf };
}
