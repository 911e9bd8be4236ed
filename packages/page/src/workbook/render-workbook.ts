import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { figureSheet } from '../sheets/figure-sheet.ts';
import { headlineSheet } from '../sheets/points-sheet.ts';
import { isMarked, type Sheet, type SheetCell } from '../sheets/sheet.ts';
import { firstSheetsOf, sheetsOf } from '../sheets/sheets.ts';
import { MARK } from '../text/numbers.ts';
import { notesOf, titleOf } from '../text/summary.ts';
import { type Words, wordsIn } from '../text/words.ts';
import { columnWidths, textWidth } from './column-widths.ts';
import { HEAD_ROWS, printing } from './printing.ts';
import { sheetName, textCell } from './text-cell.ts';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD = { fontWeight: 'bold', backgroundColor: '#E8F1F2', wrap: true, alignVertical: 'center' } as const;
const TITLE = { fontWeight: 'bold', fontSize: 14 } as const;

/** What the workbook is called as a file. */
export const workbookNameOf = ({ branch, part, period }: BriefingDocument): string =>
  `${['huiyin', branch.id, ...(part ? [part.id] : []), period.name].join('-')}.xlsx`;

/**
 * The tables of the mail as a spreadsheet (XLSX bytes): one sheet each, numbers as numbers, no formula. `asOf` is the UTC
 * instant at which the document was made.
 */
export async function renderWorkbook(
  document: BriefingDocument,
  language: Language,
  asOf: string,
): Promise<Uint8Array> {
  const words = wordsIn(language);
  const tables = [
    headlineSheet(document, words),
    ...firstSheetsOf(document, words),
    ...sheetsOf(document, words),
    figureSheet(document, words),
  ].filter(({ rows }) => rows.length > 0);
  return workbookOf(
    { title: titleOf(document, words), tables, notes: notesOf(document, words, asOf) },
    words,
  );
}

/** These tables as a spreadsheet, under one title, and the notes on a sheet of their own. */
export async function workbookOf(
  {
    title,
    tables,
    notes: lines,
  }: { readonly title: string; readonly tables: readonly Sheet[]; readonly notes: readonly string[] },
  words: Words,
): Promise<Uint8Array> {
  // A quarter of what a door that shows briefings weighs, and most of them are asked for as pages.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const sheets = tables.map((sheet, index) => ({
    sheet: sheetName(sheet.title, index),
    columns: columnWidths(sheet).map((width) => ({ width })),
    stickyRowsCount: HEAD_ROWS,
    data: dataOf(sheet, title, words),
  }));
  const notes = {
    sheet: words.say('notes'),
    columns: [{ width: 100 }],
    data: [[{ ...textCell(title), ...TITLE }], ...lines.map((note) => [{ ...textCell(note), wrap: true }])],
  };
  const printed = [...sheets, notes].map((each) => ({
    sheet: each.sheet,
    rows: each.data.length,
    hasHead: each !== notes,
  }));
  return writeXlsxFile([...sheets, notes], { features: [printing(printed)] }).toBuffer();
}

/** Of a line of text: its height in points, and how wide its letters are beside those of a cell. */
const TITLE_LINE = { height: 22, letters: 1.5 };
const NOTE_LINE = { height: 16, letters: 1 };

/** A text above or below a table, over all its columns and as many lines high as it needs. */
function acrossColumns(text: string, widths: readonly number[], line: typeof NOTE_LINE) {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const lines = Math.max(1, Math.ceil((textWidth(text) * line.letters) / width));
  return { ...textCell(text), wrap: true, columnSpan: widths.length, height: lines * line.height };
}

function dataOf(sheet: Sheet, briefing: string, words: Words) {
  const { title, columns, rows, notes } = sheet;
  const widths = columnWidths(sheet);
  return [
    [{ ...acrossColumns(`${briefing} · ${title}`, widths, TITLE_LINE), ...TITLE }],
    columns.map(
      (column, index) => ({ ...textCell(column), ...HEAD, align: index === 0 ? 'left' : 'right' }) as const,
    ),
    ...rows.map(({ cells, isTotal }) =>
      cells.map((cell) => ({
        ...workbookCell(cell, words),
        ...(isTotal && { fontWeight: 'bold' as const }),
      })),
    ),
    ...notes.map((note) => [{ ...acrossColumns(note, widths, NOTE_LINE), textColor: '#6B7280' }]),
  ];
}

function workbookCell(cell: SheetCell, { say }: Words) {
  const missing = { ...textCell(say('notApplicable')), align: 'right' } as const;
  if (typeof cell === 'string') return { ...textCell(cell), ...(cell !== '' && { wrap: true }) };
  if ('count' in cell) return cell.count === null ? missing : { value: cell.count, format: '#,##0' };
  if ('decimal' in cell) return cell.decimal === null ? missing : { value: cell.decimal, format: '0.0' };
  if ('shares' in cell) return { ...textCell(cell.shares), ...(cell.shares !== '' && { wrap: true }) };
  const format = isMarked(cell) ? `0.00%"${MARK}"` : '0.00%';
  if ('share' in cell) return { value: cell.share, format };
  return cell.percent === null ? missing : { value: cell.percent / 100, format };
}
