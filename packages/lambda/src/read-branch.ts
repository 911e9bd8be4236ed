import { readFileSync } from 'node:fs';
import { type BranchConfiguration, branchConfiguration } from '@huiyin/contracts';

/**
 * The branch's configuration, which is bundled beside every function as `branch.json`; give it the module's own
 * `import.meta.url`. Throws when the file is missing or is no branch configuration: the function must not start then.
 */
export const readBranch = (moduleUrl: string): BranchConfiguration =>
  branchConfiguration.parse(JSON.parse(readFileSync(new URL('./branch.json', moduleUrl), 'utf8')));
