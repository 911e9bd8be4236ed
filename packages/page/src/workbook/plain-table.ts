import { sheetName, textCell } from './text-cell.ts';

/** A table as people take it away: text, numbers that can be reckoned with, and nothing. */
export interface PlainTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** What a spreadsheet program takes for the beginning of a formula, in either width of letters. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

/**
 * A CSV text (UTF-8 with its mark, CRLF) whose every text is read as text: what a spreadsheet program would work out has an
 * apostrophe before it (OWASP, "CSV Injection").
 */
export const renderCsv = ({ columns, rows }: PlainTable): string =>
  `\ufeff${[columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;

function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

const COLUMN_WIDTH = 20;

/** The same as a spreadsheet (XLSX bytes): every text a text, no formula. */
export async function renderPlainWorkbook({ title, columns, rows }: PlainTable): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const data = [
    columns.map((column) => ({ ...textCell(column), fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((value) => {
        if (value === undefined) return null;
        return typeof value === 'number' ? { value } : textCell(value);
      }),
    ),
  ];
  const sheet = {
    sheet: sheetName(title, 0),
    columns: columns.map(() => ({ width: COLUMN_WIDTH })),
    stickyRowsCount: 1,
    data,
  };
  return writeXlsxFile([sheet]).toBuffer();
}
