import type { BranchConfiguration } from '@huiyin/contracts';
import { type Log, queueHandler } from '@huiyin/lambda';
import { type ForgettingHandlerDeps, forgettingHandler } from '@huiyin/table';
import { surface } from '../surface.ts';
import { forgettableTopicOrders } from '../work/draw-topics.ts';
import { forgettableDecisions } from '../work/forget-decision.ts';
import { forgettablePauses } from '../work/pause-customer.ts';

interface Deps extends Omit<ForgettingHandlerDeps, 'forgettables'> {
  readonly branch: BranchConfiguration;
  readonly log: Log;
}

/** The door for customers who ask to be forgotten. */
export const forgetting = ({ branch, log, ...deps }: Deps) =>
  queueHandler(surface.doors.forgetting, {
    log,
    handlers: {
      'customer.forgotten': forgettingHandler({
        ...deps,
        forgettables: [forgettableDecisions(branch), forgettablePauses, forgettableTopicOrders(branch)],
      }),
    },
  });
