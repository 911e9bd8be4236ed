import type { BranchConfiguration } from '@huiyin/contracts';
import { type Log, queueHandler } from '@huiyin/lambda';
import { type ForgettingHandlerDeps, forgettingHandler } from '@huiyin/table';
import { surface } from '../surface.ts';
import { forgettableDecisions } from '../work/forget-decision.ts';

interface Deps extends Omit<ForgettingHandlerDeps, 'forgettables'> {
  readonly branch: BranchConfiguration;
  readonly log: Log;
}

/** The door for customers who ask to be forgotten. */
export const forgetting = ({ branch, log, ...deps }: Deps) =>
  queueHandler(surface.doors.forgetting, {
    log,
    handlers: {
      'customer.forgotten': forgettingHandler({ ...deps, forgettables: [forgettableDecisions(branch)] }),
    },
  });
