import { demand, demandCounts } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable, share } from './not-available.ts';

/** Final dispositions by AAPOR class; interim codes are in no rate. */
export interface FinalDispositions {
  /** Complete interviews. */
  readonly I: number;
  /** Partial interviews. */
  readonly P: number;
  /** Refusals and break-offs. */
  readonly R: number;
  /** Eligible, not reached. */
  readonly NC: number;
  /** Eligible, other reasons. */
  readonly O: number;
  /** Unknown whether there is a household. */
  readonly UH: number;
  /** Unknown, other. */
  readonly UO: number;
  /** Not eligible. */
  readonly NE: number;
}

export const OUTCOME_RATES = [
  'RR1',
  'RR2',
  'RR3',
  'RR4',
  'RR5',
  'RR6',
  'COOP1',
  'COOP2',
  'COOP3',
  'COOP4',
  'REF1',
  'REF2',
  'REF3',
  'CON1',
  'CON2',
  'CON3',
] as const;
export type OutcomeRate = (typeof OUTCOME_RATES)[number];

/** Each rate, and e: the share of the unknown that is taken to be eligible. */
export type OutcomeRates = Readonly<Record<OutcomeRate | 'e', number | NotAvailable>>;

/**
 * The response, cooperation, refusal and contact rates of AAPOR, Standard Definitions (2016), and e, unless it is given, as the
 * eligible share of those whose eligibility is known. A rate of nobody is n/a; so is one that needs e when e is n/a, unless
 * nobody is unknown.
 */
export function outcomeRates(counts: FinalDispositions, given?: number): OutcomeRates {
  const { I, P, R, NC, O, UH, UO, NE } = counts;
  demandCounts({ I, P, R, NC, O, UH, UO, NE });
  demand(given === undefined || (given >= 0 && given <= 1), `e is no share: ${given}`);
  const interviews = I + P;
  const eligible = interviews + R + NC + O;
  const unknown = UH + UO;
  const e = given ?? share(eligible, eligible + NE);
  const contacts = interviews + R + O;
  const ofAll = (part: number) => share(part, eligible + unknown);
  const ofLikely = (part: number) => {
    if (unknown === 0) return share(part, eligible);
    return e === NOT_AVAILABLE ? NOT_AVAILABLE : share(part, eligible + e * unknown);
  };
  const ofEligible = (part: number) => share(part, eligible);
  return {
    e,
    RR1: ofAll(I),
    RR2: ofAll(interviews),
    RR3: ofLikely(I),
    RR4: ofLikely(interviews),
    RR5: ofEligible(I),
    RR6: ofEligible(interviews),
    COOP1: share(I, contacts),
    COOP2: share(interviews, contacts),
    COOP3: share(I, interviews + R),
    COOP4: share(interviews, interviews + R),
    REF1: ofAll(R),
    REF2: ofLikely(R),
    REF3: ofEligible(R),
    CON1: ofAll(contacts),
    CON2: ofLikely(contacts),
    CON3: ofEligible(contacts),
  };
}
