import { readdirSync, readFileSync } from 'node:fs';
import { type BranchConfiguration, branchConfiguration } from '@huiyin/contracts';
import { parseSettings } from '@huiyin/files';
import { Fault } from '@huiyin/kernel';

const folder = new URL('./branches/', import.meta.url);

/** The branches that have a file here. */
export const knownBranches = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();

/** The checked configuration of `branches/<name>.yaml`; throws with every rule that is broken and its line, or the known names. */
export function loadBranch(name: string): BranchConfiguration {
  if (!knownBranches().includes(name))
    throw new Fault('unknown-branch', `There is no branch ${name}; known are ${knownBranches().join(', ')}`);
  const file = `infra/branches/${name}.yaml`;
  const branch = parseSettings(file, readFileSync(new URL(`${name}.yaml`, folder)), branchConfiguration);
  if (branch.branch !== name)
    throw new Fault('invalid-branch', `${file} configures branch ${branch.branch}, not ${name}`);
  return branch;
}
