import type { ReviewRates, SamplingKeyAnswer } from '@huiyin/contracts';
import { commitmentOf } from './commitment.ts';
import { drawer } from './drawer.ts';
import { isSampled } from './is-sampled.ts';
import { agentRateMax, callDrawnAs, type RatedCall, reviewRateOf, reviewRateWithout } from './review-rate.ts';

/** A call whose interview counts, as the branch's figures list it. `agent`: where one need not know, absent. */
export interface ListedCall extends Omit<RatedCall, 'agent'> {
  readonly claimId: string;
  readonly agent?: string | undefined;
}

/** A call that is on record as drawn. */
export interface RecordedReview extends RatedCall {
  readonly claimId: string;
  readonly rate: number;
}

/** What does not agree with the draw, by a name that says what it is. */
export const REVIEW_FINDINGS = [
  /** The key that was revealed is not the one that was committed to. */
  'commitment-broken',
  'should-be-in',
  'should-be-out',
  'rate-differs',
  /** On record as drawn, and no figure counts the call: another call of that customer counts instead, or there was none. */
  'not-in-list',
] as const;

export interface ReviewFinding {
  readonly finding: (typeof REVIEW_FINDINGS)[number];
  readonly claimId?: string;
  readonly recorded?: string;
  readonly found?: string;
}

export interface ReviewMonth {
  readonly branch: string;
  readonly month: string;
  readonly key: Pick<SamplingKeyAnswer, 'commitment'> & { readonly key: string };
  readonly rates: readonly ReviewRates[];
  readonly calls: readonly ListedCall[];
  readonly reviews: readonly RecordedReview[];
}

/** Does it depend on who rang whether the call is in? Of such calls alone the agent has to be looked up. */
export const dependsOnAgent = (
  rates: readonly ReviewRates[],
  call: Omit<ListedCall, 'agent'>,
  key: Uint8Array,
): boolean => {
  const draw = drawer(key)(callDrawnAs(call.claimId));
  return (
    isSampled(draw, agentRateMax(rates, call.closedDay)) && !isSampled(draw, reviewRateWithout(rates, call))
  );
};

/** Draws the reviews of a month again and holds them against the record; findings by call, those of the whole month first. */
export function auditReviews(month: ReviewMonth): {
  readonly calls: number;
  readonly drawn: number;
  readonly recorded: number;
  readonly findings: readonly ReviewFinding[];
} {
  const { key, rates } = month;
  const draw = drawer(Buffer.from(key.key, 'hex'));
  const calls = new Map(month.calls.map((call) => [call.claimId, call]));
  const reviews = new Map(month.reviews.map((review) => [review.claimId, review]));
  const findings: ReviewFinding[] = [];
  if (commitmentOf({ ...month, key: key.key }) !== key.commitment)
    findings.push({ finding: 'commitment-broken' });
  let drawn = 0;
  for (const { claimId, agent = '', ...call } of calls.values()) {
    const rate = reviewRateOf(rates, { ...call, agent });
    if (!isSampled(draw(callDrawnAs(claimId)), rate)) continue;
    drawn += 1;
    if (!reviews.has(claimId)) findings.push({ finding: 'should-be-in', claimId, found: `${rate}` });
  }
  for (const review of reviews.values()) {
    const { claimId, rate: recorded } = review;
    const rate = reviewRateOf(rates, review);
    if (!calls.has(claimId)) findings.push({ finding: 'not-in-list', claimId });
    if (rate !== recorded)
      findings.push({ finding: 'rate-differs', claimId, recorded: `${recorded}`, found: `${rate}` });
    if (!isSampled(draw(callDrawnAs(claimId)), rate))
      findings.push({ finding: 'should-be-out', claimId, found: `${rate}` });
  }
  const order = ({ claimId = '', finding }: ReviewFinding): string => `${claimId} ${finding}`;
  findings.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  return { calls: calls.size, drawn, recorded: reviews.size, findings };
}
