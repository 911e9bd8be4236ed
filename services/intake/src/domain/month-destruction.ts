import { addDays, type Day, epochMs, type Instant, parsePeriod } from '@huiyin/calendar';
import { NEED_TELLERS, type NeedTeller } from '@huiyin/vocabulary';

/** Why a month's keys stay. */
export type DestroyRefusal = 'month-not-over' | 'open-work-untold' | 'open-work-needs-it';

interface NeedsOfWork {
  readonly at: Instant;
  readonly months: readonly string[];
}

/** What is known when somebody wants a month destroyed. */
export interface MonthAtStake {
  readonly month: string;
  /** The branch's present month, whose keys are in use at every door. */
  readonly present: string;
  readonly at: Instant;
  readonly needsTold: { readonly [Teller in NeedTeller]?: NeedsOfWork };
  /** Bodies that were turned away in that month and may still be sent again. */
  readonly rejectedWaits: boolean;
}

/** Open work that needs it may delay a month so long before somebody is told. */
const DELAY_DAYS_MAX = 7;

/** Is what is personal of a month to go by today: `kept` so many days after the month's last one, `due`, or `overdue` for more than a week? */
export function dueOf(month: string, today: Day, keptDays: number): 'kept' | 'due' | 'overdue' {
  const last = parsePeriod(month)?.last;
  if (last === undefined || today <= addDays(last, keptDays)) return 'kept';
  return today <= addDays(last, keptDays + DELAY_DAYS_MAX) ? 'due' : 'overdue';
}

/** What was told earlier than that says too little of now. */
const TOLD_MILLISECONDS = 3_600_000;

/**
 * Why the keys of a month may not be destroyed; undefined: they may. That every service told of late what it needs is asked
 * before what they told, so that nobody takes an old "nothing" for an answer.
 */
export function refusalToDestroy(
  { month, present, at, needsTold, rejectedWaits }: MonthAtStake,
  isForced: boolean,
): DestroyRefusal | undefined {
  if (month >= present) return 'month-not-over';
  if (isForced) return undefined;
  const needs = NEED_TELLERS.map((teller) => needsTold[teller]);
  if (needs.some((told) => told?.months.includes(month)) || rejectedWaits) return 'open-work-needs-it';
  const isLate = (told: NeedsOfWork | undefined) =>
    told === undefined || epochMs(told.at) < epochMs(at) - TOLD_MILLISECONDS;
  return needs.some(isLate) ? 'open-work-untold' : undefined;
}
