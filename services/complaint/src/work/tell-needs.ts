import { toInstant } from '@huiyin/calendar';
import type { Clock } from '@huiyin/kernel';
import { type KeyRing, type MonthNeeds, monthsSealedIn } from '@huiyin/seal';
import type { AggregateTable } from '@huiyin/table';
import { envelopesIn } from '../domain/envelopes.ts';
import { everyOpenCase } from '../store/cases.ts';

export interface TellDeps {
  readonly table: AggregateTable;
  readonly keys: Pick<KeyRing, 'tellNeeds'>;
  readonly now: Clock;
}

/** Tells which months' keys open cases need. It looks at every open case. */
export const tellNeeds =
  ({ table, keys, now }: TellDeps) =>
  async (): Promise<MonthNeeds> => {
    const at = toInstant(now());
    const needed = new Set<string>();
    for await (const { state } of everyOpenCase(table))
      for (const month of monthsSealedIn(envelopesIn(state))) needed.add(month);
    const needs = { at, months: [...needed].sort() };
    await keys.tellNeeds('complaint', needs);
    return needs;
  };
