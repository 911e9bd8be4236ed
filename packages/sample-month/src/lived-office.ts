import type { BranchApi } from '@huiyin/client';
import type { BranchConfiguration } from '@huiyin/contracts';
import type { LocalCloud } from '@huiyin/local-cloud';

/** A branch office that runs on this machine, as far as a month of its life needs it. */
export interface LivedOffice {
  readonly branch: BranchConfiguration;
  readonly api: BranchApi;
  readonly cloud: Pick<
    LocalCloud,
    'clock' | 'endpoints' | 'region' | 'quiet' | 'meter' | 'events' | 'mailed'
  >;
}
