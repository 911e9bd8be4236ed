import type { ComplaintCase, ComplaintsQuery } from '@huiyin/contracts';
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

/** What a tab asks for; what is handed to somebody and not theirs yet is asked for beside. */
export function filterOf(tab: InboxTab, person: string): ComplaintsQuery {
  if (tab === 'mine') return { owner: person };
  return { state: tab };
}

/** The cases of a tab, the most pressing first; those without a deadline that runs come last, the newest first. */
export function inboxOf(complaints: readonly ComplaintCase[], nowMs: number): readonly Pressing[] {
  return complaints
    .map((each) => pressingOf(each, nowMs))
    .sort((one, other) => {
      if ((one.tone === 'over') !== (other.tone === 'over')) return one.tone === 'over' ? 1 : -1;
      if (one.tone === 'over') return one.complaint.raisedAt < other.complaint.raisedAt ? 1 : -1;
      return one.leftMs - other.leftMs;
    });
}
