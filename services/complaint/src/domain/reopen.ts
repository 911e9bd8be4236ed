import type { Instant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { appealAfterReopening } from './both-sides.ts';
import type { CaseFile } from './case-file.ts';
import { concludeFrom } from './deadlines.ts';

/** The case in its next round: with a new deadline, neither concluded nor closed. */
export function reopen(found: CaseFile, at: Instant, branch: BranchConfiguration): CaseFile {
  const {
    concludedAt,
    valid,
    responsible,
    liable,
    nature,
    mergedInto,
    questionnaire,
    askedAt,
    communicated,
    closedAt,
    closedDay,
    closedBecause,
    roundBefore,
    appeal,
    adjudicateBy,
    ...open
  } = found;
  const decided = appealAfterReopening(found);
  return {
    ...open,
    round: found.round + 1,
    reopened: found.reopened + 1,
    reopenedAt: at,
    ...(decided && { appeal: decided }),
    ...concludeFrom(found, at, branch),
  };
}
