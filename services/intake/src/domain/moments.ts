import type { WorkOrder } from '@huiyin/contracts';
import { type Instant, toInstant } from '@huiyin/kernel';

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

/** Years before 1970 or after 2199 are slips of the pen, and would not compare as text. */
export function isPlausible(time: string): boolean {
  const moment = Date.parse(time);
  return moment >= EARLIEST && moment < LATEST;
}

/** The moment as everything past the door writes it. */
export const instantOf = (time: string): Instant => toInstant(Date.parse(time));
