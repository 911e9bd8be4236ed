import type { Instant } from '@huiyin/calendar';
import type { MissedDeadline } from '@huiyin/contracts';
import { type Deadline, runningDeadlines } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';

/**
 * The missed deadlines of a case after an act: one that had passed when the act met it or put another in its place stays
 * missed, whatever becomes of the case; one that runs again is not over yet. Absent `at`: the act meets and moves none.
 */
export function missedAfter(
  found: CaseFile,
  next: CaseFile,
  at: Instant | undefined,
): readonly MissedDeadline[] {
  const still = runningDeadlines(next);
  const isOver = ({ deadline, by }: Deadline) =>
    !still.some((each) => each.deadline === deadline && each.by === by);
  if (at === undefined) return found.missed.filter(isOver);
  const ended = runningDeadlines(found).filter(({ by }) => by < at);
  return [...found.missed, ...ended.map((each) => ({ ...each, until: at }))].filter(isOver);
}
