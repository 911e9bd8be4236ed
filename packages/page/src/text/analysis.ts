import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { analysisSheets } from '../sheets/analysis-sheets.ts';
import type { SheetCell } from '../sheets/sheet.ts';
import type { PlainTable } from '../workbook/plain-table.ts';
import { cellText } from './cell-text.ts';
import { wordsIn } from './words.ts';

/** The analysis of complaints for a terminal or a mailbox that shows no HTML: the same tables, a line a row. Of a day or week nothing. */
export function analysisLines(document: BriefingDocument, language: Language): string[] {
  const words = wordsIn(language);
  const sheets = analysisSheets(document, words).filter(({ rows }) => rows.length > 0);
  return sheets.flatMap(({ title, columns, rows }) => [
    '',
    title,
    ...rows.map(({ cells }) => {
      const said = cells.flatMap((cell, index) => {
        const text = cellText(cell, words);
        if (text === '') return [];
        return typeof cell === 'string' && index < LABELS_MAX ? [text] : [`${columns[index]} ${text}`];
      });
      return `- ${said.join(' · ')}`;
    }),
  ]);
}

/** So many cells of a row may say what it is about. */
const LABELS_MAX = 3;

/** The same to take away: a figure a row, so that one table holds them all. */
export function analysisTable(document: BriefingDocument, language: Language): PlainTable {
  const words = wordsIn(language);
  const { say } = words;
  return {
    title: `${say('complaintAnalysis')} ${document.period.name}`,
    columns: [say('table'), say('item'), say('measure'), say('value')],
    rows: analysisSheets(document, words).flatMap(({ title, columns, rows }) =>
      rows.flatMap(({ cells }) => {
        const labels = cells.slice(0, LABELS_MAX).filter((cell) => typeof cell === 'string' && cell !== '');
        return cells.flatMap((cell, index) => {
          const value = plainValue(cell);
          return value === undefined || (typeof cell === 'string' && index < LABELS_MAX)
            ? []
            : [[title, labels.join(' · '), columns[index], value]];
        });
      }),
    ),
  };
}

/** Undefined: nothing to take away. */
function plainValue(cell: SheetCell): string | number | undefined {
  if (typeof cell === 'string') return cell === '' ? undefined : cell;
  if ('count' in cell) return cell.count ?? undefined;
  if ('decimal' in cell) return cell.decimal ?? undefined;
  if ('shares' in cell) return cell.shares;
  return ('share' in cell ? cell.share * 100 : cell.percent) ?? undefined;
}
