import { type Instant, toInstant } from '@huiyin/calendar';
import type { WorkOrder } from '@huiyin/contracts';

const EARLIEST = Date.parse('1970-01-01T00:00:00Z');
const LATEST = Date.parse('2200-01-01T00:00:00Z');

/** Every moment in an order, by its path. */
export function momentsOf(order: WorkOrder): readonly { readonly path: string; readonly time: string }[] {
  const { completedAt, arrivedAt, promised, stages = [] } = order;
  return [
    { path: 'completedAt', time: completedAt },
    ...(arrivedAt === undefined ? [] : [{ path: 'arrivedAt', time: arrivedAt }]),
    ...(promised === undefined
      ? []
      : [
          { path: 'promised.from', time: promised.from },
          { path: 'promised.to', time: promised.to },
        ]),
    ...stages.map(({ at }, index) => ({ path: `stages.${index}.at`, time: at })),
  ];
}

/** The first and last days of systems' calendars, which they write where they know no time. */
const NO_TIME = /^(?:0001-01-01|1899-12-3[01]|1900-01-0[01]|1970-01-01|9999-12-31)T/;

/** Whether a system wrote this because it knows no time. */
export const isNoTime = (time: string): boolean => NO_TIME.test(time) || Date.parse(time) === 0;

/** Years before 1970 or after 2199 are slips of the pen, and would not compare as text. */
export function isPlausible(time: string): boolean {
  const moment = Date.parse(time);
  return moment >= EARLIEST && moment < LATEST && !isNoTime(time);
}

/** The order without times that say nothing, where it may be without them. */
export function withoutNoTimes(order: WorkOrder): WorkOrder {
  const { arrivedAt, promised, stages, ...rest } = order;
  const hasPromise = promised && !isNoTime(promised.from) && !isNoTime(promised.to);
  return {
    ...rest,
    ...(arrivedAt !== undefined && !isNoTime(arrivedAt) && { arrivedAt }),
    ...(hasPromise && { promised }),
    ...(stages && { stages: stages.filter(({ at }) => !isNoTime(at)) }),
  };
}

/** The moment as everything past the door writes it. */
export const instantOf = (time: string): Instant => toInstant(Date.parse(time));
