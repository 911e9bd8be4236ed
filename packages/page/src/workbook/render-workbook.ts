import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import writeXlsxFile from 'write-excel-file/node';
import { isMarked, type Sheet, type SheetCell } from '../sheets/sheet.ts';
import { sheetsOf } from '../sheets/sheets.ts';
import { MARK } from '../text/numbers.ts';
import { periodName } from '../text/period-name.ts';
import { notesOf } from '../text/summary.ts';
import { type Words, wordsIn } from '../text/words.ts';
import { sheetName, textCell } from './text-cell.ts';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD = { fontWeight: 'bold', backgroundColor: '#E8F1F2', wrap: true, alignVertical: 'center' } as const;
const TITLE = { fontWeight: 'bold', fontSize: 14 } as const;

/** What the workbook is called as a file. */
export const workbookNameOf = ({ branch, period }: BriefingDocument): string =>
  `huiyin-${branch.id}-${period.name}.xlsx`;

/** The tables of the mail as a spreadsheet (XLSX bytes): one sheet each, numbers as numbers, no formula. */
export async function renderWorkbook(document: BriefingDocument, language: Language): Promise<Uint8Array> {
  const words = wordsIn(language);
  const title = `${document.branch.name[language]} · ${periodName(document.period, language)}`;
  const sheets = sheetsOf(document, words).map((sheet, index) => ({
    sheet: sheetName(sheet.title, index),
    columns: sheet.columns.map((_, column) => ({ width: widthOf(sheet, column) })),
    data: dataOf(sheet, title, words),
  }));
  const notes = {
    sheet: words.say('notes'),
    columns: [{ width: 100 }],
    data: [
      [{ ...textCell(title), ...TITLE }],
      ...notesOf(document, words).map((note) => [{ ...textCell(note), wrap: true }]),
    ],
  };
  return writeXlsxFile([...sheets, notes]).toBuffer();
}

/** In characters: room for a name, a number, or a long text. */
function widthOf({ columns, layout }: Sheet, column: number): number {
  if (layout === 'wrapped' && column === columns.length - 1) return 80;
  if (column > 0) return 14;
  return layout === 'wrapped' ? 48 : 28;
}

function dataOf({ title, columns, rows, notes }: Sheet, briefing: string, words: Words) {
  return [
    [{ ...textCell(`${briefing} · ${title}`), ...TITLE }],
    columns.map(
      (column, index) => ({ ...textCell(column), ...HEAD, align: index === 0 ? 'left' : 'right' }) as const,
    ),
    ...rows.map(({ cells, isTotal }) =>
      cells.map((cell) => ({
        ...workbookCell(cell, words),
        ...(isTotal && { fontWeight: 'bold' as const }),
      })),
    ),
    ...notes.map((note) => [{ ...textCell(note), textColor: '#6B7280' }]),
  ];
}

function workbookCell(cell: SheetCell, { say }: Words) {
  const missing = { ...textCell(say('notApplicable')), align: 'right' } as const;
  if (typeof cell === 'string') return textCell(cell);
  if ('count' in cell) return cell.count === null ? missing : { value: cell.count, format: '#,##0' };
  if ('shares' in cell) return { ...textCell(cell.shares), ...(cell.shares !== '' && { wrap: true }) };
  const format = isMarked(cell) ? `0.00%"${MARK}"` : '0.00%';
  if ('share' in cell) return { value: cell.share, format };
  return cell.percent === null ? missing : { value: cell.percent / 100, format };
}
