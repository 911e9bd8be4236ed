import { dayOf, type Instant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import type { CaseAct, ClosingReason } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';

/** The case as it is over. */
export const close = (
  found: CaseFile,
  closedBecause: ClosingReason,
  at: Instant,
  { zone }: BranchConfiguration,
): CaseFile => ({ ...found, closedAt: at, closedDay: dayOf(at, zone), closedBecause });

/** What follows when a case was concluded or its customer told: a second callback, nothing yet, or its end. */
export function followed(found: CaseFile, act: CaseAct, at: Instant, branch: BranchConfiguration): CaseFile {
  switch (act) {
    case 'conclude-for-good':
      return close(found, 'concluded', at, branch);
    case 'communicate-for-good':
      return close(found, 'communicated', at, branch);
    case 'conclude':
    case 'communicate':
      return { ...found, questionnaire: branch.calling.secondCallback.questionnaire, askedAt: at };
    default:
      return found;
  }
}
