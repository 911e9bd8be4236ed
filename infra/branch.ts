import { readdirSync, readFileSync } from 'node:fs';
import { type BranchConfiguration, branchConfiguration } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';
import * as z from 'zod';

const folder = new URL('./branches/', import.meta.url);

/** The branches that have a file here. */
export const knownBranches = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();

/** The checked configuration of `branches/<name>.yaml`; throws with every rule that is broken, or the known names. */
export function loadBranch(name: string): BranchConfiguration {
  if (!knownBranches().includes(name))
    throw new Fault('unknown-branch', `There is no branch ${name}; known are ${knownBranches().join(', ')}`);
  const read = branchConfiguration.safeParse(parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')));
  if (!read.success)
    throw new Fault('invalid-branch', `infra/branches/${name}.yaml: ${z.prettifyError(read.error)}`);
  if (read.data.branch !== name)
    throw new Fault(
      'invalid-branch',
      `infra/branches/${name}.yaml configures branch ${read.data.branch}, not ${name}`,
    );
  return read.data;
}
