import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BranchConfiguration } from '@huiyin/contracts';
import { buildPage, PAGE_DOOR } from '@huiyin/workbench/build';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { leavingOut } from './leaving-out.ts';
import { onlyWhatIsUsed } from './only-what-is-used.ts';
import type { Service } from './services.ts';

/** One folder per door: `index.mjs`, what it loads only when that is asked for, and the branch's configuration beside. */
export interface Bundle {
  folderOf(service: string, door: string): string;
}

/** The door that serves the workbench; it is no service's, and has nothing but the page. */
export const PAGE = { service: 'workbench', name: 'page' } as const;

/** How every door is bundled. */
export const BUNDLE_OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  minify: true,
  legalComments: 'none',
  banner: {
    js: "import { createRequire as createRequireOfThisBundle } from 'node:module'; const require = createRequireOfThisBundle(import.meta.url);",
  },
  logLevel: 'error',
  metafile: true,
  plugins: [leavingOut, onlyWhatIsUsed],
} as const satisfies BuildOptions;

/**
 * Bundles every door in one pass: a pass per function costs half a second each. Those that load something later are bundled
 * once more, each for itself, since only then it can lie in a file of its own beside them. The SDK is bundled too (a quarter
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
  const page = folderOf(PAGE.service, PAGE.name);
  const [{ metafile }] = await Promise.all([
    build({
      ...BUNDLE_OPTIONS,
      entryPoints: [...doors, { entry: PAGE_DOOR, folder: page }].map(({ entry, folder }) => ({
        in: entry,
        out: join(folder, 'index'),
      })),
      outdir: folder,
    }),
    buildPage(join(page, 'page')),
  ]);
  for (const { entry, folder } of doors.filter(({ folder }) =>
    loadsLater(metafile, join(folder, 'index.mjs')),
  ))
    await build({
      ...BUNDLE_OPTIONS,
      entryPoints: [{ in: entry, out: 'index' }],
      outdir: folder,
      splitting: true,
      chunkNames: '[name]-[hash]',
    });
  const configuration = JSON.stringify(branch);
  for (const door of doors) writeFileSync(join(door.folder, 'branch.json'), configuration);
  return { folderOf };
}

/** Is there a source of ours in the bundle that imports something only when it is needed? */
function loadsLater({ inputs, outputs }: Metafile, file: string): boolean {
  const output = Object.entries(outputs).find(([path]) => resolve(path) === resolve(file))?.[1];
  return Object.keys(output?.inputs ?? {})
    .filter((source) => !source.includes('node_modules'))
    .some((source) =>
      inputs[source]?.imports.some(({ kind, external }) => kind === 'dynamic-import' && !external),
    );
}
