import { createRequire } from 'node:module';
import type { BranchConfiguration } from '@huiyin/contracts';

/**
 * The branch's configuration, which is bundled beside every function as `branch.json`; give it the module's own
 * `import.meta.url`. Throws when the file is missing: the function must not start then. It was checked when it was bundled and
 * travels with its code in one package, so it is not checked at every start: the contract would be loaded into each door.
 * Read by `require`: importing `node:fs` loads all that it can do, which takes a quarter of the time that Node needs to sign a write.
 */
export const readBranch = (moduleUrl: string): BranchConfiguration =>
  createRequire(moduleUrl)('./branch.json') as BranchConfiguration;
