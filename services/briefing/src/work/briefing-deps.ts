import type { Clock } from '@huiyin/kernel';
import type { BriefingBranch } from '../domain/briefing.ts';
import type { BriefingStore } from '../store/briefing-store.ts';

/** What every piece of this service's work is given. */
export interface BriefingDeps {
  readonly branch: BriefingBranch;
  readonly store: BriefingStore;
  readonly now: Clock;
}
