import type { Holiday, LimitStart, PauseReason } from '@huiyin/vocabulary';
import type { Day, Instant } from './branch-time.ts';
import type { Limit } from './limit.ts';
import type { Attendance } from './opening.ts';
import type { DayReason } from './working-days.ts';

/** How a deadline came about, one thing after the other; data, so that it can be kept and said in any language. */
export type DeadlineStep =
  /** With how it lay to the opening hours, where that was asked. */
  | {
      readonly step: 'received';
      readonly at: Instant;
      readonly attendance?: Attendance | undefined;
      readonly reason?: DayReason | undefined;
    }
  /** From when the limit runs; with the holidays between the receipt and it, in time. */
  | {
      readonly step: 'runs';
      readonly at: Instant;
      readonly from: LimitStart;
      readonly reason?: DayReason | undefined;
      readonly after: readonly Holiday[];
    }
  | { readonly step: 'limit'; readonly limit: Limit }
  | {
      readonly step: 'paused';
      readonly from: Instant;
      readonly until?: Instant | undefined;
      readonly reason: PauseReason;
    }
  /** Days in a row that count, for one reason, and how many days or minutes have counted with them. */
  | {
      readonly step: 'counted';
      readonly first: Day;
      readonly last: Day;
      readonly reason?: DayReason | undefined;
      readonly total: number;
      readonly unit: 'days' | 'working-days' | 'minutes';
    }
  /** Days in a row that do not count, because they are not worked or because the limit stood still at their end. */
  | {
      readonly step: 'passed-over';
      readonly first: Day;
      readonly last: Day;
      readonly reason: DayReason | { readonly why: 'paused' };
    }
  /** The last of every deadline that has a moment: the moment itself, and what sets it. */
  | { readonly step: 'ends'; readonly at: Instant; readonly by: 'clock' | 'midnight' | 'closing' | 'noon' }
  /** The last of every deadline that has none: it stands still since then. */
  | { readonly step: 'held'; readonly since: Instant; readonly reasons: readonly PauseReason[] };

/** A day as it was met in counting. */
export interface MetDay {
  readonly day: Day;
  readonly reason?: DayReason | { readonly why: 'paused' } | undefined;
  /** How much has counted when it ended; undefined when nothing of it did. */
  readonly total?: number | undefined;
}

/** Days in a row with the same reason as one step each. */
export function stepsOf(
  days: readonly MetDay[],
  unit: Extract<DeadlineStep, { step: 'counted' }>['unit'],
): readonly DeadlineStep[] {
  const steps: (DeadlineStep & { readonly step: 'counted' | 'passed-over' })[] = [];
  for (const met of days) {
    const [last, next] = [steps.at(-1), stepOf(met, unit)];
    if (last && last.step === next.step && same(last.reason, next.reason))
      steps.splice(-1, 1, { ...next, first: last.first });
    else steps.push(next);
  }
  return steps;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function stepOf(
  { day, reason, total }: MetDay,
  unit: Extract<DeadlineStep, { step: 'counted' }>['unit'],
): DeadlineStep & { readonly step: 'counted' | 'passed-over' } {
  const [first, last] = [day, day];
  if (total === undefined || reason?.why === 'paused')
    return { step: 'passed-over', first, last, reason: reason ?? { why: 'paused' } };
  return { step: 'counted', first, last, ...(reason && { reason }), total, unit };
}
