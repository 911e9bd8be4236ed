import type { BriefingDocument, BriefingFigures } from '@huiyin/contracts';
import { countText } from '../text/numbers.ts';
import { filled, type Words } from '../text/words.ts';
import { rateCells, yearBeforeCell } from './rate-cells.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

/** 回访数, levels, 未评价 and the rates, by team and by business type. */
export function satisfactionSheets(document: BriefingDocument, words: Words): Sheet[] {
  const { say, name } = words;
  const row = rowMaker(document);
  const total: SheetRow = { cells: [say('total'), ...row(document.total)], isTotal: true };
  const sheet = (
    title: 'byTeam' | 'byBusinessType',
    rows: BriefingDocument['teams' | 'businessTypes'],
  ): Sheet => ({
    title: say(title),
    columns: [
      say(title === 'byTeam' ? 'team' : 'businessType'),
      say('callbacks'),
      ...document.levels.map((level) => name(level.name)),
      say('notRated'),
      say('published'),
      say('ofRated'),
      say('worstCase'),
      ...(document.yearBefore ? [say('yearBefore')] : []),
    ],
    rows: [...rows.map((each) => ({ cells: [name(each.name), ...row(each.figures)] })), total],
    notes:
      document.total.notServed > 0
        ? [filled(words, 'noteNotServed', countText(document.total.notServed))]
        : [],
  });
  return [sheet('byTeam', document.teams), sheet('byBusinessType', document.businessTypes)].filter(
    ({ rows }) => rows.length > 1,
  );
}

const rowMaker =
  ({ levels, yearBefore }: BriefingDocument) =>
  ({ callbacks, notRated, ...figures }: BriefingFigures): SheetCell[] => [
    { count: callbacks },
    ...levels.map(({ id }) => ({ count: figures.levels[id] ?? 0 })),
    { count: notRated },
    ...rateCells(figures.rates, callbacks, notRated),
    ...(yearBefore ? [yearBeforeCell(figures)] : []),
  ];
