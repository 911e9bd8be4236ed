import { dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { type Clock, done, type Outcome, refuse } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import { monthOfDay } from './key-periods.ts';

export interface DestroyMonthDeps {
  readonly branch: Pick<BranchConfiguration, 'zone'>;
  readonly keys: KeyRing;
  readonly now: Clock;
}

/** Destroys what opens the envelopes of a month. The present month's key is in use at every door. */
export const destroyMonth =
  ({ branch, keys, now }: DestroyMonthDeps) =>
  async (month: string): Promise<Outcome<Awaited<ReturnType<KeyRing['destroy']>>, 'month-not-over'>> => {
    const at = toInstant(now());
    if (month >= monthOfDay(dayOf(at, branch.zone))) return refuse('month-not-over');
    return done(await keys.destroy(month, at));
  };
