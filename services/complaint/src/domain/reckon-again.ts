import { calendarOf, deadlineOf, type ExplainedDeadline } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { type DeadlineName, runningDeadlines } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import { limitOf } from './kinds.ts';
import { dueAtOf } from './notices.ts';

/** The case with every deadline that runs reckoned anew, from its own receipt and pauses, by today's calendar and limits. */
export function reckonedAgain(found: CaseFile, branch: BranchConfiguration): CaseFile {
  const calendar = calendarOf(branch);
  return runningDeadlines(found).reduce<CaseFile>((reckoned, { deadline }) => {
    const before = found.deadlines[deadline];
    const limit = limitOf(deadline, found, branch);
    // A step that has no limit any more keeps the one it was given.
    if (!before || !limit) return reckoned;
    const { receivedAt, pauses } = before;
    return withDeadline(reckoned, deadline, deadlineOf(calendar, { receivedAt, limit, pauses }));
  }, found);
}

const withDeadline = (found: CaseFile, name: DeadlineName, deadline: ExplainedDeadline): CaseFile =>
  deadline.by === undefined || deadline.by === found[`${name}By`]
    ? found
    : {
        ...found,
        [`${name}By`]: deadline.by,
        deadlines: { ...found.deadlines, [name]: deadline },
      };

/** Would something come at another moment by today's calendar, limits and notices? */
export function isReckonedOtherwise(found: CaseFile, branch: BranchConfiguration): boolean {
  const again = reckonedAgain(found, branch);
  return again !== found || dueAtOf(found, branch) !== found.dueAt;
}
