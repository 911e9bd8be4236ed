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

type Oidc = Extract<BranchConfiguration['identity'], { kind: 'oidc' }>;

/** What a token must be for to open this branch's API. */
export const audienceOf = ({ branch }: BranchConfiguration, { audience }: Oidc): string =>
  audience ?? `huiyin-${branch}`;

/** Branches that would take each other's tokens: of one issuer and one audience. Empty, or a sentence each. */
export function sharedAudiences(branches: readonly BranchConfiguration[]): readonly string[] {
  const opened = Map.groupBy(
    branches.flatMap((branch) =>
      branch.identity.kind === 'oidc'
        ? [{ name: branch.branch, by: `${branch.identity.issuer} ${audienceOf(branch, branch.identity)}` }]
        : [],
    ),
    ({ by }) => by,
  );
  return [...opened.values()]
    .filter((sharing) => sharing.length > 1)
    .map((sharing) => `${sharing.map(({ name }) => name).join(' and ')} would take each other’s tokens`);
}
