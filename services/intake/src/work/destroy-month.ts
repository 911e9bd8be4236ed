import { dayOf, monthOfDay, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { type Clock, done, type Outcome, refuse } from '@huiyin/kernel';
import type { Destruction, KeyRing } from '@huiyin/seal';
import type { AggregateTable } from '@huiyin/table';
import { type DestroyRefusal, refusalToDestroy } from '../domain/month-destruction.ts';
import { rejectedWaitsOf } from '../store/rejected-list.ts';

export interface DestroyMonthDeps {
  readonly branch: Pick<BranchConfiguration, 'zone'>;
  readonly table: AggregateTable;
  readonly keys: KeyRing;
  readonly now: Clock;
}

/** Destroys what opens the envelopes of a month, unless open work needs it; forced, only the present month is safe. */
export const destroyMonth =
  ({ branch, table, keys, now }: DestroyMonthDeps) =>
  async (month: string, isForced: boolean): Promise<Outcome<Destruction, DestroyRefusal>> => {
    const at = toInstant(now());
    const present = monthOfDay(dayOf(at, branch.zone));
    const [needsTold, rejectedWaits] = await Promise.all([
      keys.needsTold(),
      rejectedWaitsOf(table, month, branch.zone),
    ]);
    const refusal = refusalToDestroy({ month, present, at, needsTold, rejectedWaits }, isForced);
    return refusal ? refuse(refusal) : done(await keys.destroy(month, at));
  };
