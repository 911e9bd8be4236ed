import type { BranchConfiguration } from '@huiyin/contracts';
import type { EvidenceBucket } from '@huiyin/evidence';
import { type Log, queueHandler } from '@huiyin/lambda';
import { type ForgettingHandlerDeps, forgettingHandler } from '@huiyin/table';
import { surface } from '../surface.ts';
import { forgettableCases } from '../work/forget-case.ts';
import { forgettableCustomerCases } from '../work/link-repeats.ts';

interface Deps extends Omit<ForgettingHandlerDeps, 'forgettables'> {
  readonly branch: BranchConfiguration;
  readonly bucket: EvidenceBucket;
  readonly log: Log;
}

/** The door for customers who ask to be forgotten. */
export const forgetting = ({ branch, bucket, log, ...deps }: Deps) =>
  queueHandler(surface.doors.forgetting, {
    log,
    handlers: {
      'customer.forgotten': forgettingHandler({
        ...deps,
        forgettables: [forgettableCases(branch, bucket), forgettableCustomerCases],
      }),
    },
  });
