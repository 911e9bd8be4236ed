import { readFile, stat } from 'node:fs/promises';
import { Fault } from '@huiyin/kernel';
import type { FileRecord } from './csv-records.ts';

/** How a workbook's date cells are written as text: the clock's time that the sheet shows, without a zone. */
export const WORKBOOK_TIME = 'yyyy-MM-dd HH:mm:ss';

/**
 * A workbook's texts are held in memory while it is read: 100,000 rows in 4 MB take some 700 MB (`npm run bench -- workbook`),
 * and Node gives a program about 4 GB.
 */
const BYTES_MAX = 16 * 1_048_576;

/** Any value that hucre hands out of a cell. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19).replace('T', ' ');
  return String(value);
};

/** The records of one sheet (the first, unless named), numbered as the sheet numbers its rows. */
export async function* workbookRecords(file: string, sheet: string | undefined): AsyncGenerator<FileRecord> {
  const { size } = await stat(file);
  if (size > BYTES_MAX)
    throw new Fault(
      'file-unreadable',
      `${file} is larger than 16 MB: save it as CSV, which may have any size`,
    );
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Fault('file-unreadable', `cannot read ${file}`, { cause });
  });
  // A library of its own size, wanted for workbooks only.
  const { streamXlsxRows } = await import('hucre/xlsx');
  try {
    for await (const { index, values } of streamXlsxRows(bytes, sheet === undefined ? {} : { sheet })) {
      const cells = values.map(textOf);
      while (cells.at(-1) === '') cells.pop();
      if (cells.length > 0) yield { line: index + 1, cells };
    }
  } catch (cause) {
    const what = sheet === undefined ? 'is no whole workbook' : `is no whole workbook with a sheet ${sheet}`;
    throw new Fault('file-unreadable', `${file} ${what}`, { cause });
  }
}
