import type { ComplaintCase } from '@huiyin/contracts';
import { type Deadline, nextDeadline, runningDeadlines } from '@huiyin/vocabulary';

/** Which cases one looks at: those in one's own hands, all that are open, those that are over. */
export const TABS = ['mine', 'open', 'closed'] as const;
export type InboxTab = (typeof TABS)[number];

const DAY_MS = 24 * 3_600_000;

/** How pressing a case is: what must be done next, and how long there is. Negative: it is late. */
export interface Pressing {
  readonly complaint: ComplaintCase;
  readonly deadline: Deadline;
  readonly leftMs: number;
  readonly tone: 'overdue' | 'soon' | 'calm' | 'over';
}

export function pressingOf(complaint: ComplaintCase, nowMs: number): Pressing {
  const deadline = nextDeadline(complaint);
  const leftMs = Date.parse(deadline.by) - nowMs;
  const runs = runningDeadlines(complaint).length > 0;
  const tone = !runs ? 'over' : leftMs < 0 ? 'overdue' : leftMs < DAY_MS ? 'soon' : 'calm';
  return { complaint, deadline, leftMs, tone };
}

/** In somebody's hands: who owns it, or to whom it was handed on. */
export const isOf = ({ owner, offeredTo }: ComplaintCase, person: string): boolean =>
  owner === person || offeredTo === person;

/** The cases of a tab, the most pressing first; those without a deadline that runs come last, the newest first. */
export function inboxOf(
  complaints: readonly ComplaintCase[],
  { tab, person, nowMs }: { readonly tab: InboxTab; readonly person: string; readonly nowMs: number },
): readonly Pressing[] {
  return complaints
    .filter((each) => tab !== 'mine' || isOf(each, person))
    .map((each) => pressingOf(each, nowMs))
    .sort((one, other) => {
      if ((one.tone === 'over') !== (other.tone === 'over')) return one.tone === 'over' ? 1 : -1;
      if (one.tone === 'over') return one.complaint.raisedAt < other.complaint.raisedAt ? 1 : -1;
      return one.leftMs - other.leftMs;
    });
}
