import type { BriefingDocument } from '@huiyin/contracts';
import { NOT_AVAILABLE, outcomeRates } from '@huiyin/statistics';
import { AAPOR_CLASS, type AaporClass, DISPOSITIONS } from '@huiyin/vocabulary';
import { countOf, type Tally } from './tally.ts';

/** Final dispositions by AAPOR class (domain page, "Denominators"). */
export function aaporOf(tally: Tally): BriefingDocument['aapor'] {
  const counts: Record<AaporClass, number> = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 };
  for (const disposition of DISPOSITIONS)
    counts[AAPOR_CLASS[disposition]] += countOf(tally, `disposition.${disposition}`);
  return counts;
}

/** All sixteen rates and e, in percent; null: its denominator is empty. */
export const outcomeRatesOf = (counts: BriefingDocument['aapor']): BriefingDocument['outcomeRates'] =>
  Object.fromEntries(
    Object.entries(outcomeRates(counts)).map(([rate, share]) => [
      rate,
      share === NOT_AVAILABLE ? null : Math.round(share * 10_000) / 100,
    ]),
  );
