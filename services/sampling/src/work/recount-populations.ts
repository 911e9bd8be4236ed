import { type Day, dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { type Clock, done, type Outcome } from '@huiyin/kernel';
import { type AggregateTable, markForRefold } from '@huiyin/table';
import { daysToRecount, oldestCountableDay, type RecountRefusal } from '../domain/recount.ts';

export interface RecountDeps {
  readonly branch: Pick<BranchConfiguration, 'zone' | 'retentionDays'>;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** Marks every day of the span, so that the next fold counts it anew from its decisions. */
export const recountPopulations =
  ({ branch, table, now }: RecountDeps) =>
  async (command: {
    readonly first: Day;
    readonly last: Day;
    readonly traceId: string;
  }): Promise<Outcome<{ days: number }, RecountRefusal>> => {
    const { first, last, traceId } = command;
    const at = toInstant(now());
    const oldest = oldestCountableDay(dayOf(at, branch.zone), branch.retentionDays.decisions);
    const days = daysToRecount(first, last, oldest);
    if (!days.ok) return days;
    const trace = { traceId, at };
    for (const day of days.value) await markForRefold(table, day, trace);
    return done({ days: days.value.length });
  };
