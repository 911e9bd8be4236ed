import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { asyncApi } from '@huiyin/contracts/async-api';
import { openApi } from '@huiyin/contracts/open-api';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const BUILDER = fileURLToPath(new URL('../main/build.ts', import.meta.url));

/** What the page is made from: when none of it changed, what was built the last time is the page. */
const MADE_FROM = [
  'packages/workbench/src/page',
  'packages/workbench/src/build',
  'packages/workbench/src/main',
  'packages/contracts/src',
  'packages/vocabulary/src',
  'packages/client/src',
  'packages/kernel/src',
  'pnpm-lock.yaml',
];

/** Builds of earlier sources go when there are more. */
const BUILDS_MAX = 4;

/** Where the entry of the page's door lies, for whoever bundles it. */
export const PAGE_DOOR = fileURLToPath(new URL('../main/page.ts', import.meta.url));

/**
 * The page's files in a folder, each with its compressed forms beside it. Built once for the same sources and kept in
 * `node_modules/.cache`; a build that dies half-way leaves nothing that is taken for a page.
 */
export async function buildPage(folder: string): Promise<void> {
  const kept = join(root, 'node_modules/.cache/workbench');
  const built = join(kept, digestOfSources());
  if (!existsSync(built)) {
    const unfinished = join(kept, `unfinished-${randomUUID()}`);
    try {
      await build(unfinished);
      writeFileSync(join(unfinished, 'openapi.json'), JSON.stringify(openApi()));
      writeFileSync(join(unfinished, 'asyncapi.json'), JSON.stringify(asyncApi()));
      compress(unfinished);
      renameSync(unfinished, built);
    } catch (error) {
      // Another process built the same meanwhile; what a folder holds is renamed over by nobody.
      if (!existsSync(built)) throw error;
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    forgetOld(kept, built);
  }
  cpSync(built, folder, { recursive: true });
}

/** In a process that ends: what Vite holds, some 200 megabytes, would stay with a branch that runs here. */
async function build(outDir: string): Promise<void> {
  await promisify(execFile)(process.execPath, [BUILDER, outDir]);
}

/** Text is compressed as well as it can be, once, instead of at every request. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !['.js', '.css', '.html', '.svg', '.json'].includes(extname(entry.name))) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
  }
}

function digestOfSources(): string {
  const digest = createHash('sha256');
  for (const name of MADE_FROM) {
    const path = join(root, name);
    const files =
      extname(name) === ''
        ? readdirSync(path, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && !/\.(test|double)\.tsx?$/.test(entry.name))
            .map((entry) => join(entry.parentPath, entry.name))
            .sort()
        : [path];
    for (const file of files)
      digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex').slice(0, 32);
}

function forgetOld(kept: string, built: string): void {
  const builds = readdirSync(kept, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{32}$/.test(entry.name))
    .map((entry) => join(kept, entry.name))
    .filter((each) => each !== built)
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const each of builds.slice(BUILDS_MAX)) rmSync(each, { recursive: true, force: true });
}
