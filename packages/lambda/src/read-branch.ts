import { readFileSync } from 'node:fs';
import type { BranchConfiguration } from '@huiyin/contracts';

/**
 * The branch's configuration, which is bundled beside every function as `branch.json`; give it the module's own
 * `import.meta.url`. Throws when the file is missing: the function must not start then. It was checked when it was bundled and
 * travels with its code in one package, so it is not checked at every start: the contract would be loaded into each door.
 */
export const readBranch = (moduleUrl: string): BranchConfiguration =>
  JSON.parse(readFileSync(new URL('./branch.json', moduleUrl), 'utf8')) as BranchConfiguration;
