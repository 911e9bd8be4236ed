import type { BriefingDocument, Language } from '@huiyin/contracts';
import writeXlsxFile from 'write-excel-file/node';
import { periodName } from './period-name.ts';
import type { Cell, Sheet } from './sheet.ts';
import { sheetsOf } from './sheets.ts';
import { notesOf } from './summary.ts';
import { type Speech, speaking } from './words.ts';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD = { fontWeight: 'bold', backgroundColor: '#E8F1F2', wrap: true, alignVertical: 'center' } as const;
const TITLE = { fontWeight: 'bold', fontSize: 14 } as const;

/** The tables of the mail as a spreadsheet (XLSX bytes): one sheet each, numbers as numbers. */
export async function renderWorkbook(document: BriefingDocument, language: Language): Promise<Uint8Array> {
  const speech = speaking(language);
  const title = `${document.branch.name[language]} · ${periodName(document.period, language)}`;
  const sheets = sheetsOf(document, speech).map((sheet, index) => ({
    sheet: sheetName(sheet, index),
    columns: sheet.columns.map((_, column) => ({ width: column === 0 ? 28 : 14 })),
    data: dataOf(sheet, title, speech),
  }));
  const notes = {
    sheet: speech.say('notes'),
    columns: [{ width: 100 }],
    data: [
      [{ value: title, ...TITLE }],
      ...notesOf(document, speech).map((note) => [{ value: note, wrap: true }]),
    ],
  };
  return writeXlsxFile([...sheets, notes]).toBuffer();
}

/** At most 31 characters, none of `[]:*?/\`, no two alike. */
const sheetName = ({ title }: Sheet, index: number): string =>
  `${index + 1} ${title.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31);

function dataOf({ title, columns, rows, notes }: Sheet, briefing: string, speech: Speech) {
  return [
    [{ value: `${briefing} · ${title}`, ...TITLE }],
    columns.map(
      (column, index) => ({ value: column, ...HEAD, align: index === 0 ? 'left' : 'right' }) as const,
    ),
    ...rows.map(({ cells, isTotal }) =>
      cells.map((cell) => ({ ...xlsxCell(cell, speech), ...(isTotal && { fontWeight: 'bold' as const }) })),
    ),
    ...notes.map((note) => [{ value: note, textColor: '#6B7280' }]),
  ];
}

function xlsxCell(cell: Cell, { say }: Speech) {
  const missing = { value: say('notApplicable'), align: 'right' } as const;
  if (typeof cell === 'string') return { value: cell };
  if ('count' in cell) return cell.count === null ? missing : { value: cell.count, format: '#,##0' };
  if ('share' in cell) return { value: cell.share, format: '0.0%' };
  return cell.percent === null ? missing : { value: cell.percent / 100, format: '0.00%' };
}
