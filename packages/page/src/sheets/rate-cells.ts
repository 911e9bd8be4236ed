import type { BriefingFigures, SatisfactionRates } from '@huiyin/contracts';
import type { SheetCell } from './sheet.ts';

/** The three rates, each of its own denominator. */
export const rateCells = (
  rates: SatisfactionRates,
  callbacks: number | null,
  notRated: number | null,
): SheetCell[] => [
  { percent: rates.published, of: callbacks },
  { percent: rates.ofRated, of: callbacks === null || notRated === null ? null : callbacks - notRated },
  { percent: rates.worstCase, of: callbacks },
];

export const yearBeforeCell = ({ yearBefore }: Pick<BriefingFigures, 'yearBefore'>): SheetCell => ({
  percent: yearBefore?.published ?? null,
  of: yearBefore?.callbacks ?? null,
});
