import type { BriefingDocument, Estimates } from '@huiyin/contracts';
import { intervalText, rangeText, verdictText } from '../text/verdict.ts';
import type { Words } from '../text/words.ts';
import type { Sheet, SheetRow } from './sheet.ts';

type Row = Estimates['total'];

/** Weighted estimates with their intervals, by team and by business type; then the same beside earlier periods, with what tests say. */
export const estimateSheets = (document: BriefingDocument, words: Words): Sheet[] => [
  ...byBoth(document, words, { byTeam: 'estimatesByTeam', byBusinessType: 'estimatesByBusinessType' }, [
    [words.say('ordersStoodFor'), (row) => ({ count: row.orders })],
    [words.say('ofRated'), (row) => intervalText(row.ofRated, words)],
    [words.say('published'), (row) => intervalText(row.published, words)],
    [words.say('worstCase'), (row) => intervalText(row.worstCase, words)],
    [
      words.say('bounds'),
      (row) => (row.bounds === null ? words.say('notApplicable') : rangeText(row.bounds)),
    ],
    [words.say('againstOthers'), (row) => verdictText(row.comparisons, 'others', words)],
  ]),
  ...besideEarlier(document, words),
];

function besideEarlier(document: BriefingDocument, words: Words): Sheet[] {
  const { say } = words;
  const { before, total } = document.estimates;
  const beside = (against: 'before' | 'yearBefore', title: string): Column[] =>
    total.earlier[against] === null
      ? []
      : [
          [title, (row) => intervalText(row.earlier[against], words)],
          [say('verdict'), (row) => verdictText(row.comparisons, against, words)],
        ];
  const columns = [
    ...beside('before', before),
    ...beside('yearBefore', document.yearBefore?.period ?? say('yearBefore')),
  ];
  // Without counts of then no test is made, and nothing is claimed.
  if (columns.length === 0) return [];
  return byBoth(
    document,
    words,
    { byTeam: 'besideEarlierByTeam', byBusinessType: 'besideEarlierByBusinessType' },
    [[`${say('ofRated')} ${document.period.name}`, (row) => intervalText(row.ofRated, words)], ...columns],
  );
}

type Column = readonly [title: string, cell: (row: Row) => SheetRow['cells'][number]];
type Title = Parameters<Words['say']>[0];

/** A table by team and one by business type, with the branch as their total. */
function byBoth(
  { estimates, total: { callbacks } }: BriefingDocument,
  { say, name }: Words,
  titles: { readonly byTeam: Title; readonly byBusinessType: Title },
  columns: readonly Column[],
): Sheet[] {
  const cellsOf = (title: string, row: Row) => [title, ...columns.map(([, cell]) => cell(row))];
  const sheet = (
    title: Title,
    of: 'team' | 'businessType',
    rows: Estimates['teams' | 'businessTypes'],
  ): Sheet => ({
    title: say(title),
    columns: [say(of), ...columns.map(([column]) => column)],
    rows:
      callbacks === 0 || rows.length === 0
        ? []
        : [
            ...rows.map((row) => ({ cells: cellsOf(name(row.name), row) })),
            { cells: cellsOf(say('total'), estimates.total), isTotal: true },
          ],
    notes: [],
    layout: 'wrapped',
  });
  return [
    sheet(titles.byTeam, 'team', estimates.teams),
    sheet(titles.byBusinessType, 'businessType', estimates.businessTypes),
  ];
}
