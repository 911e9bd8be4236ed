import type { Instant } from '@huiyin/calendar';
import type {
  CaseStep,
  ComplaintCase,
  Evidence,
  ExplainedCase,
  LinkedCase,
  SealedCustomer,
  SealedWords,
} from '@huiyin/contracts';
import type { CaseDeadlines } from './deadlines.ts';

/** A complaint case whole: what everybody may see, and what only its owner may open. */
export interface CaseFile extends ComplaintCase {
  /** How `acknowledgeBy` and `concludeBy` came about. */
  readonly deadlines: CaseDeadlines;
  /** When the next thing happens to it by time alone: a notice, or the end of a hand-over that nobody accepted. */
  readonly dueAt?: Instant | undefined;
  /** Absent once forgotten. */
  readonly customer?: SealedCustomer | undefined;
  readonly linked: readonly LinkedCase[];
  readonly words: readonly SealedWords[];
  /** Files beside it; they go with the customer. */
  readonly evidence: readonly Evidence[];
  /** Who rang first or took the request, and who had it in hand: none of them asks the customer about its outcome. */
  readonly firstCallers: readonly string[];
  readonly resolvers: readonly string[];
  /** Full pages of its history that lie as items of their own, and the steps since then. */
  readonly pages: number;
  readonly steps: readonly CaseStep[];
  /** What the second callback asks, and since when it is asked for; in the round in which it is. */
  readonly questionnaire?: string | undefined;
  readonly askedAt?: string | undefined;
  /** Keyed hash of the request that raised it; says whether the same reference comes again with other content. */
  readonly fingerprint?: string | undefined;
  /** By which redistribution it was offered to somebody last. */
  readonly redistributionId?: string | undefined;
  /** Version of the callback in which it was last read. */
  readonly sourceVersion: number;
  /** The second callback that was read last. */
  readonly settled?: Settled | undefined;
  /** What the answer "not solved" ended, should it turn out to have been sent in error. */
  readonly roundBefore?: RoundBefore | undefined;
}

/** Which second callback, in which version, and the figures as they stood before it was answered. */
export interface Settled {
  readonly round: number;
  readonly version: number;
  readonly figuresBefore: Pick<CaseFile, 'solved' | 'satisfied'>;
}

/** What a case has anew in each round. */
export const OF_A_ROUND = [
  'assessBy',
  'investigateBy',
  'concludeBy',
  'communicateBy',
  'adjudicateBy',
  'deadlines',
  'concludedAt',
  'communicated',
  'valid',
  'responsible',
  'appeal',
  'notices',
  'liable',
  'nature',
  'questionnaire',
  'askedAt',
  'reopenedAt',
] as const satisfies readonly (keyof CaseFile)[];

export type RoundBefore = Pick<CaseFile, (typeof OF_A_ROUND)[number]>;

/** The case as everybody may see it. */
export function publicCase(complaintCase: CaseFile): ComplaintCase {
  const {
    deadlines,
    dueAt,
    customer,
    linked,
    words,
    evidence,
    firstCallers,
    resolvers,
    pages,
    steps,
    questionnaire,
    askedAt,
    fingerprint,
    redistributionId,
    sourceVersion,
    settled,
    roundBefore,
    ...seen
  } = complaintCase;
  return seen;
}

/** The case as everybody may see it, with how its deadlines came about. */
export const explainedCase = (complaintCase: CaseFile): ExplainedCase => ({
  ...publicCase(complaintCase),
  deadlines: complaintCase.deadlines,
  linked: complaintCase.linked,
});
