import { addDays, type Day, dayOf, toInstant, weekdayOf } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { haveOrdersStopped } from '../domain/orders-stopped.ts';
import { POPULATION, populationKey } from '../store/items.ts';

export interface LookDeps {
  readonly branch: Pick<BranchConfiguration, 'zone'>;
  readonly table: AggregateTable;
  readonly now: Clock;
}

const DAYS_BEFORE = 7;

/** Looks at yesterday's population and those of the week before it, as they were counted. Answers the day that has none. */
export const lookForOrders =
  ({ branch, table, now }: LookDeps) =>
  async (): Promise<Day | undefined> => {
    const yesterday = addDays(dayOf(toInstant(now()), branch.zone), -1);
    const ordersOf = async (day: Day): Promise<number> => {
      const counted = await table.load(POPULATION, populationKey(day));
      return counted?.state.cells.reduce((sum, { orders }) => sum + orders, 0) ?? 0;
    };
    const before = Array.from({ length: DAYS_BEFORE }, (_, index) => addDays(yesterday, -1 - index));
    const [ofDay = 0, ...ofWeekBefore] = await Promise.all([yesterday, ...before].map(ordersOf));
    return haveOrdersStopped({ weekday: weekdayOf(yesterday), ofDay, ofWeekBefore }) ? yesterday : undefined;
  };
