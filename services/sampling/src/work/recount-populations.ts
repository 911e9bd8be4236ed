import { type Day, toInstant } from '@huiyin/calendar';
import { type Clock, done, type Outcome } from '@huiyin/kernel';
import { type AggregateTable, markForRefold } from '@huiyin/table';
import { daysToRecount, type RecountRefusal } from '../domain/recount.ts';

export interface RecountDeps {
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** Marks every day of the span, so that the next fold counts it anew from its decisions. */
export const recountPopulations =
  ({ table, now }: RecountDeps) =>
  async (command: {
    readonly first: Day;
    readonly last: Day;
    readonly traceId: string;
  }): Promise<Outcome<{ days: number }, RecountRefusal>> => {
    const { first, last, traceId } = command;
    const days = daysToRecount(first, last);
    if (!days.ok) return days;
    const trace = { traceId, at: toInstant(now()) };
    for (const day of days.value) await markForRefold(table, day, trace);
    return done({ days: days.value.length });
  };
