import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BranchConfiguration } from '@huiyin/contracts';
import { loadBranch } from './branch.ts';
import { bundleDoors } from './bundle.ts';
import { compose, newApp } from './compose.ts';
import { SERVICES, type Service } from './services.ts';

export interface Synthesis {
  /** A name of infra/branches, or a configuration of one's own. */
  readonly branch: string | BranchConfiguration;
  /** The folder of the cloud assembly; made if it is not there. */
  readonly outdir: string;
  /** With the linter and cdk-nag, findings as errors; takes seconds longer. */
  readonly validate: boolean;
  /** Those of every branch unless told. */
  readonly services?: readonly Service[];
}

/** Makes a branch's cloud assembly in this process; answers its folder. Throws when a check finds something. */
export async function synthesize({
  branch,
  outdir,
  validate,
  services = SERVICES,
}: Synthesis): Promise<string> {
  const bundles = mkdtempSync(join(tmpdir(), 'huiyin-bundle-'));
  try {
    const app = newApp({ outdir, validate });
    const configuration = typeof branch === 'string' ? loadBranch(branch) : branch;
    compose(app, configuration, services, await bundleDoors(configuration, services, bundles));
    return app.synth().directory;
  } finally {
    rmSync(bundles, { recursive: true, force: true });
  }
}
