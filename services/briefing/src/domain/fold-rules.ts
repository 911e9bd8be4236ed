import type { CallRules } from './call-cells.ts';
import type { InterviewRules } from './conduct-of-calls.ts';
import type { FoldRules } from './day-fold.ts';
import { type VisitRules, visitTally } from './visit-tally.ts';

/** The rules of the branch's file by which a day is folded. Apart from the fold, since deadlines bring the holidays with them. */
export const foldRulesOf = (branch: VisitRules & InterviewRules & CallRules): FoldRules => ({
  zone: branch.zone,
  calling: branch.calling,
  questionnaires: branch.questionnaires,
  visitOf: visitTally(branch),
});
