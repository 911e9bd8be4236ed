import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** What must hold of the sources beside their tests. The arrows of the architecture are tests of their own. */
export const CHECKS: readonly {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}[] = [
  {
    name: 'format and lint',
    command: 'pnpm',
    args: ['exec', 'biome', 'ci', '--colors=off', '--diagnostic-level=warn', '.'],
  },
  { name: 'types', command: 'pnpm', args: ['exec', 'tsc', '-p', '.'] },
  // What runs in a browser has its types and not Node's; its tests have both.
  { name: 'types of the page', command: 'pnpm', args: ['exec', 'tsc', '-p', 'packages/workbench'] },
  {
    name: 'types of the page’s tests',
    command: 'pnpm',
    args: ['exec', 'tsc', '-p', 'packages/workbench/tsconfig.test.json'],
  },
  { name: 'unused code', command: 'pnpm', args: ['exec', 'knip'] },
];
