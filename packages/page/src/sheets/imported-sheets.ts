import type { BriefingDocument, ImportedTable } from '@huiyin/contracts';
import { rangeText, verdictText } from '../text/verdict.ts';
import type { Words } from '../text/words.ts';
import { rateCells, yearBeforeCell } from './rate-cells.ts';
import type { Sheet } from './sheet.ts';

/** Tables brought in from earlier times, with what follows from their numbers and what does not add up. */
export const tableSheets = (document: BriefingDocument, words: Words): Sheet[] =>
  document.tables.flatMap((table) => [
    importedSheet(document, table, words),
    findingSheet(document, table, words),
  ]);

function importedSheet(document: BriefingDocument, { source, rows }: ImportedTable, words: Words): Sheet {
  const { say, name } = words;
  const { levels, yearBefore } = document;
  return {
    title: `${say('importedTable')} · ${source}`,
    columns: [
      say('team'),
      say('callbacks'),
      ...levels.map((level) => name(level.name)),
      say('notRated'),
      say('statedRate'),
      say('published'),
      say('ofRated'),
      say('worstCase'),
      say('interval'),
      say('againstOthers'),
      ...(yearBefore ? [`${say('yearBefore')} ${yearBefore.period}`, say('against')] : []),
    ],
    rows: rows.map((row) => ({
      isTotal: row.total,
      cells: [
        row.team,
        { count: row.callbacks },
        ...levels.map(({ id }) => ({ count: row.levels ? (row.levels[id] ?? 0) : null })),
        { count: row.notRated },
        { percent: row.publishedRate, of: row.callbacks },
        ...rateCells(row.rates, row.callbacks, row.notRated),
        row.interval === null ? say('notApplicable') : rangeText(row.interval),
        verdictText(row.comparisons, 'others', words),
        ...(yearBefore ? [yearBeforeCell(row), verdictText(row.comparisons, 'yearBefore', words)] : []),
      ],
    })),
    notes: [],
  };
}

function findingSheet(
  { levels }: BriefingDocument,
  { source, findings }: ImportedTable,
  { say, name, finding }: Words,
): Sheet {
  const columnName = (column: string | undefined): string => {
    if (column === 'callbacks' || column === 'notRated') return say(column);
    const level = levels.find(({ id }) => id === column);
    return level ? name(level.name) : (column ?? '');
  };
  return {
    title: `${say('findings')} · ${source}`,
    columns: [say('team'), say('finding'), say('column'), say('stated'), say('computed')],
    rows: findings.map(({ team, finding: code, column, stated, computed }) => {
      // Here it matters whether two numbers agree, not what a rate proves.
      const value = (number: number) =>
        code === 'published-rate' ? { percent: number, of: null } : { count: number };
      return { cells: [team, finding(code), columnName(column), value(stated), value(computed)] };
    }),
    notes: [],
  };
}
