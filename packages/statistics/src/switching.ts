import { demand, demandCounts } from './demand.ts';

/** How strictly the lots of a team and business are looked at; `all`: every order, until somebody has put right what is wrong. */
export type Severity = 'reduced' | 'normal' | 'tightened' | 'all';

/** What a lot (a team's orders of one business in a week) came to. */
export interface Lot {
  /** No more dissatisfied than the plan accepts. */
  readonly passed: boolean;
  /** The most dissatisfied that the plan accepts. */
  readonly acceptanceNumber: number;
  /** It would also have passed with the quality limit one step tighter. */
  readonly passedOneStepTighter: boolean;
}

export interface SwitchingState {
  readonly severity: Severity;
  /** Normal: whether the latest lots passed, oldest first, the window's length less one at most. */
  readonly recent: readonly boolean[];
  /** Normal: the switching score. */
  readonly score: number;
  /** Tightened: lots passed in a row. */
  readonly passedInRow: number;
  /** Tightened: lots that failed since it began. */
  readonly failed: number;
}

/** The rule that moved a state on. */
export type SwitchingRule =
  | 'failures-tighten'
  | 'passes-relax'
  | 'score-reduces'
  | 'failure-ends-reduced'
  | 'failures-call-all';

export interface SwitchingRules {
  /** Normal → tightened after so many failures … */
  readonly failuresToTighten: number;
  /** … among so many lots that follow each other, or fewer. */
  readonly window: number;
  /** Tightened → normal after so many passes in a row. */
  readonly passesToRelax: number;
  /** Tightened → all after so many failures. */
  readonly failuresToAll: number;
  /** Normal → reduced at this switching score; Infinity: never. */
  readonly scoreToReduce: number;
}

/** The numbers of ISO 2859-1:1999, 9.3 and 9.4. The pattern only: no conformity is claimed. */
export const ISO_RULES: SwitchingRules = {
  failuresToTighten: 2,
  window: 5,
  passesToRelax: 5,
  failuresToAll: 5,
  scoreToReduce: 30,
};

/** A state that has just begun: nothing of before counts. */
export const startOf = (severity: Severity): SwitchingState => ({
  severity,
  recent: [],
  score: 0,
  passedInRow: 0,
  failed: 0,
});

/** ISO 2859-1:1999, 9.3.3.2, single sampling: with 2 or more accepted, 3 for a lot that would pass one step tighter; with 0 or 1, 2 for one that passes; else back to 0. */
function scoreAfter(score: number, { passed, acceptanceNumber, passedOneStepTighter }: Lot): number {
  const isLenient = acceptanceNumber >= 2;
  if (!passed || (isLenient && !passedOneStepTighter)) return 0;
  return score + (isLenient ? 3 : 2);
}

export interface Switched {
  readonly state: SwitchingState;
  /** The rule that changed the severity; left out: it stays. */
  readonly rule?: SwitchingRule;
}

const to = (severity: Severity, rule: SwitchingRule): Switched => ({ state: startOf(severity), rule });

/**
 * The next state, after a lot, by severity. `all` stays until somebody acts: then begin anew with `startOf('tightened')` (ISO 2859-1:1999,
 * 9.4).
 */
const AFTER: Readonly<
  Record<Severity, (state: SwitchingState, lot: Lot, rules: SwitchingRules) => Switched>
> = {
  normal(state, lot, rules) {
    const lots = [...state.recent, lot.passed];
    if (lots.filter((passed) => !passed).length >= rules.failuresToTighten)
      return to('tightened', 'failures-tighten');
    const score = scoreAfter(state.score, lot);
    if (score >= rules.scoreToReduce) return to('reduced', 'score-reduces');
    return { state: { ...state, score, recent: lots.slice(Math.max(0, lots.length - rules.window + 1)) } };
  },
  tightened(state, { passed }, rules) {
    const failed = state.failed + (passed ? 0 : 1);
    const passedInRow = passed ? state.passedInRow + 1 : 0;
    if (failed >= rules.failuresToAll) return to('all', 'failures-call-all');
    if (passedInRow >= rules.passesToRelax) return to('normal', 'passes-relax');
    return { state: { ...state, failed, passedInRow } };
  },
  reduced: (state, { passed }) => (passed ? { state } : to('normal', 'failure-ends-reduced')),
  all: (state) => ({ state }),
};

/** The state after a lot, and the rule that changed it. Lots without an order in them are none: leave them out. */
export function afterLot(state: SwitchingState, lot: Lot, rules: SwitchingRules = ISO_RULES): Switched {
  demandCounts({ acceptanceNumber: lot.acceptanceNumber });
  demand(lot.passed || !lot.passedOneStepTighter, 'a lot that failed would not pass one step tighter');
  return AFTER[state.severity](state, lot, rules);
}
