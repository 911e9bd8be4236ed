import type { BriefingDocument, Estimates } from '@huiyin/contracts';
import { intervalText, rangeText, verdictText } from '../text/verdict.ts';
import type { Words } from '../text/words.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Weighted estimates with their intervals, and what tests say of them, by team and by business type. */
export function estimateSheets(
  { estimates, yearBefore, total: figures }: BriefingDocument,
  words: Words,
): Sheet[] {
  const { say, name } = words;
  const { before, total, teams, businessTypes } = estimates;
  const row = (title: string, row: Estimates['total'], isTotal = false): SheetRow => ({
    cells: [
      title,
      { count: row.orders },
      intervalText(row.ofRated, words),
      intervalText(row.published, words),
      intervalText(row.worstCase, words),
      row.bounds === null ? say('notApplicable') : rangeText(row.bounds),
      verdictText(row.comparisons, 'before', words),
      verdictText(row.comparisons, 'yearBefore', words),
      verdictText(row.comparisons, 'others', words),
    ],
    isTotal,
  });
  const sheet = (
    title: 'estimatesByTeam' | 'estimatesByBusinessType',
    rows: Estimates['teams' | 'businessTypes'],
  ): Sheet => ({
    title: say(title),
    columns: [
      say(title === 'estimatesByTeam' ? 'team' : 'businessType'),
      say('ordersStoodFor'),
      say('ofRated'),
      say('published'),
      say('worstCase'),
      say('bounds'),
      `${say('against')} ${before}`,
      `${say('against')} ${yearBefore?.period ?? say('yearBefore')}`,
      say('againstOthers'),
    ],
    rows:
      figures.callbacks === 0
        ? []
        : [...rows.map((each) => row(name(each.name), each)), row(say('total'), total, true)],
    notes: [],
    layout: 'wrapped',
  });
  return [sheet('estimatesByTeam', teams), sheet('estimatesByBusinessType', businessTypes)];
}
