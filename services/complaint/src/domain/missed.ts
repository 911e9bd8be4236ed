import type { Instant } from '@huiyin/calendar';
import type { MissedDeadline } from '@huiyin/contracts';
import { runningDeadlines } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';

/**
 * The missed deadlines of a case after an act: one that had passed when the act met it or put another in its place stays
 * missed, whatever becomes of the case.
 */
export function missedAfter(found: CaseFile, next: CaseFile, at: Instant): readonly MissedDeadline[] {
  const still = runningDeadlines(next);
  const ended = runningDeadlines(found).filter(
    ({ deadline, by }) => by < at && !still.some((each) => each.deadline === deadline && each.by === by),
  );
  return [...found.missed, ...ended.map((each) => ({ ...each, until: at }))];
}
