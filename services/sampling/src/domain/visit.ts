import { epochMs, type Instant } from '@huiyin/calendar';
import type { BusinessType, VisitTimes } from '@huiyin/contracts';
import type { RecordedOrder } from './decision.ts';

const MINUTE_MS = 60_000;
const minuteOf = (at: Instant): number => Math.floor(epochMs(at) / MINUTE_MS);

/** What of an order says how its visit went, by the stages of its business type. */
export function visitOf(
  { order, outcome, promised, arrivedAt, stages }: RecordedOrder,
  type: Pick<BusinessType, 'stages'>,
): VisitTimes {
  const after = (at: Instant): number => minuteOf(at) - minuteOf(order.completedAt);
  const doneAt = (id: string): number | null => {
    const found = stages?.find(({ name }) => name === id);
    return found ? after(found.at) : null;
  };
  return {
    ...(outcome !== 'done' && { outcome }),
    ...(promised && { promised: [after(promised.from), after(promised.to)] }),
    ...(arrivedAt !== undefined && { arrived: after(arrivedAt) }),
    ...(stages && type.stages && { stages: type.stages.map(({ id }) => doneAt(id)) }),
  };
}
