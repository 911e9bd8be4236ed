import { stat } from 'node:fs/promises';
import { Fault } from '@huiyin/kernel';
import { CsvRecords, type FileRecord } from './csv-records.ts';
import { columnNames, findHeader, type NeededColumn } from './header.ts';
import { firstBytes, surveyText, textOf } from './text-of-file.ts';
import { workbookRecords } from './workbook-records.ts';

/** What is known of a file's shape; the rest is found. */
export interface FileShape {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** The line of the header, counted from 1. */
  readonly headerLine?: number | undefined;
  /** Of a workbook; the first, unless named. */
  readonly sheet?: string | undefined;
}

export type Row = Readonly<Record<string, string>>;

/** A row by its columns' names. Cells that are missing read as empty; `surplus` holds what stands beyond the last column. */
export interface FileRow {
  readonly line: number;
  readonly row: Row;
  readonly surplus: readonly string[];
}

export interface RowsRequest {
  readonly file: string;
  readonly shape?: FileShape;
  readonly columns: readonly NeededColumn[];
  readonly onBytes?: (read: number, total: number) => void;
}

const DELIMITERS = [',', '\t', ';', '|', '，'];
/** Titles and notes may stand above a header, but not more lines than these. */
const HEADER_LINE_MAX = 20;

const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads the rows of a CSV file (gzip too) or a workbook, told apart by their first bytes, whatever their names say.
 * Text is read through before the first row is given out, so that a file that is cut off, or in no encoding, gives none. Throws
 * a `Fault` for whatever is wrong with a file as a whole; no message holds what a cell says.
 */
export async function* readRows({
  file,
  shape = {},
  columns,
  onBytes = () => {},
}: RowsRequest): AsyncGenerator<FileRow> {
  const { bytes } = await firstBytes(file);
  const startsWith = (sign: readonly number[]) => sign.every((byte, index) => bytes[index] === byte);
  if (startsWith(COMPOUND))
    throw new Fault('file-unreadable', `${file} is an old or protected workbook: save it as .xlsx or CSV`);
  const records = startsWith(ZIP)
    ? { width() {}, all: workbookRecords(file, shape.sheet) }
    : await csvOf(file, shape, columns, onBytes);
  yield* rowsOf(file, shape, columns, records);
}

interface Records {
  /** Says how many cells a row has, once that is known. */
  readonly width: (cells: number) => void;
  readonly all: AsyncGenerator<FileRecord>;
}

async function csvOf(
  file: string,
  shape: FileShape,
  columns: readonly NeededColumn[],
  onBytes: (read: number, total: number) => void,
): Promise<Records> {
  const { encoding, beginning } = await surveyText(file, shape.encoding);
  const cutter = new CsvRecords(shape.delimiter ?? delimiterOf(beginning, columns));
  const { size } = await stat(file);
  async function* all(): AsyncGenerator<FileRecord> {
    let read = 0;
    const add = (length: number) => {
      read += length;
      onBytes(read, size);
    };
    for await (const chunk of textOf(file, encoding, add)) yield* cutter.take(chunk);
    yield* cutter.take();
  }
  return {
    width: (cells) => {
      cutter.width = cells;
    },
    all: all(),
  };
}

/** The delimiter by which a header appears; where none does, the one that cuts the most cells. */
function delimiterOf(beginning: string, columns: readonly NeededColumn[]): string {
  const found = DELIMITERS.map((delimiter) => {
    const cutter = new CsvRecords(delimiter);
    const records = [...cutter.take(beginning), ...cutter.take()].slice(0, HEADER_LINE_MAX);
    const known = records.map(({ cells }) => {
      const names = columnNames(cells).map((name) => name.replace(/#\d+$/, ''));
      return columns.filter((column) => column.some((name) => names.includes(name))).length;
    });
    const cells = records.reduce((sum, record) => sum + record.cells.length, 0);
    return { delimiter, known: Math.max(0, ...known), cells };
  });
  found.sort((a, b) => b.known - a.known || b.cells - a.cells);
  return found[0]?.delimiter ?? ',';
}

async function* rowsOf(
  file: string,
  { headerLine }: FileShape,
  columns: readonly NeededColumn[],
  { all, width }: Records,
): AsyncGenerator<FileRow> {
  let first: FileRecord[] = [];
  let names: string[] | undefined;
  const settle = (): FileRecord[] => {
    const candidates = headerLine === undefined ? first : first.filter(({ line }) => line === headerLine);
    if (candidates.length === 0 && first.length > 0)
      throw new Fault('columns-missing', `${file}: line ${headerLine} holds no header`);
    const header = findHeader(file, candidates, columns);
    names = columnNames(header.cells);
    const below = first.filter(({ line }) => line > header.line);
    first = [];
    return below;
  };
  const isEnough = (record: FileRecord) =>
    headerLine === undefined
      ? first.length >= HEADER_LINE_MAX || hasAll(record, columns)
      : record.line >= headerLine;
  for await (const record of all) {
    if (names === undefined) {
      first.push(record);
      if (!isEnough(record)) continue;
      const below = settle();
      width(record.cells.length);
      for (const one of below) yield rowOf(names ?? [], one);
    } else if (!isHeaderAgain(names, record)) yield rowOf(names, record);
  }
  if (names === undefined) for (const one of settle()) yield rowOf(names ?? [], one);
}

const hasAll = ({ cells }: FileRecord, columns: readonly NeededColumn[]): boolean => {
  const names = columnNames(cells);
  return columns.every((column) => column.some((name) => names.includes(name)));
};

/** Exports that were put together into one file bring their headers along. */
const isHeaderAgain = (names: readonly string[], { cells }: FileRecord): boolean =>
  cells.length === names.length && columnNames(cells).every((name, index) => name === names[index]);

function rowOf(names: readonly string[], { line, cells }: FileRecord): FileRow {
  const named = names.flatMap((name, index) => (name === '' ? [] : [[name, cells[index] ?? ''] as const]));
  const surplus = cells.filter((cell, index) => (names[index] ?? '') === '' && cell.trim() !== '');
  return { line, row: Object.fromEntries(named), surplus };
}
