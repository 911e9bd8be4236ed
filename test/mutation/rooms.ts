import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A room whose rules must be held by its tests: a service's domain, or a package that everything rests on. */
export interface Room {
  readonly name: string;
  /** Holds the sources and their tests. */
  readonly folder: string;
}

/** The rooms under the gate; a new service's domain is one by itself. */
export const roomsOf = (root: string): readonly Room[] => [
  { name: 'table', folder: 'packages/table/src' },
  { name: 'seal', folder: 'packages/seal/src' },
  ...globSync('services/*/src/domain', { cwd: root })
    .sort()
    .map((folder) => ({ name: folder.split('/')[1] ?? folder, folder })),
];

/** The files of a room that are mutated: neither tests nor doubles. */
export const sourcesOf = (root: string, { folder }: Room): readonly string[] =>
  globSync(`${folder}/**/*.ts`, { cwd: root })
    .filter((path) => !/\.(test|double)\.ts$/.test(path) && basename(path) !== 'index.ts')
    .sort();

/**
 * Changes when the source does, or the test of its name beside it. What other tests notice of it is measured when the whole
 * room is.
 */
export function fingerprintOf(root: string, file: string): string {
  const hash = createHash('sha256');
  for (const path of [file, file.replace(/\.ts$/, '.test.ts')].filter((each) => existsSync(join(root, each))))
    hash.update(`${path}\n${readFileSync(join(root, path), 'utf8')}\n`);
  return hash.digest('hex').slice(0, 16);
}
