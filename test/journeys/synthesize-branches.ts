import { join } from 'node:path';
import type { BranchConfiguration } from '@huiyin/contracts';
import { synthesize } from '@huiyin/infra/synthesize';
import { longgang } from '@huiyin/testing';

/** Folders of the cloud assemblies that run: the demo branch, and another beside it. */
export interface Assemblies {
  readonly longgang: string;
  readonly pingshan: string;
}

/**
 * The demo branch; one customer of many orders does not keep them from being rung, since journeys have but one, and agents call as fast
 * as tests do.
 */
export const demo = (): BranchConfiguration => ({
  ...longgang(),
  calling: { ...longgang().calling, pauseDays: 0 },
  limits: { ...longgang().limits, unlimitedCallers: true },
});

/** The neighbouring branch office: the same rules, its own name. */
const pingshan = (): BranchConfiguration => ({
  ...demo(),
  branch: 'pingshan',
  name: { zh: '坪山分公司', en: 'Pingshan' },
  briefing: {
    ...longgang().briefing,
    sender: 'huiyin@pingshan.example.com',
    recipients: [{ address: 'supervisor@pingshan.example.com', language: 'zh', periods: ['day'] }],
  },
});

/** Synthesizes both branches under the folder, from the very stacks that would be deployed. */
export const synthesizeBranches = async (folder: string): Promise<Assemblies> => ({
  longgang: await synthesize({ branch: demo(), outdir: join(folder, 'longgang'), validate: false }),
  pingshan: await synthesize({ branch: pingshan(), outdir: join(folder, 'pingshan'), validate: false }),
});
