import { Fault } from '@huiyin/kernel';
import type { FileRecord } from './csv-records.ts';

/** A column that a file must have, under any of these names. */
export type NeededColumn = readonly string[];

/** Marks that are seen by nobody and come along when a cell is copied. */
const INVISIBLE = /\p{Cf}/gu;

/** Names of columns as they are looked up: of several with one name, each gets its number (`电话#1`, `电话#2`). */
export function columnNames(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim());
  const seen = new Map<string, number>();
  return names.map((name) => {
    if (name === '' || names.indexOf(name) === names.lastIndexOf(name)) return name;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return `${name}#${number}`;
  });
}

const missingIn = (names: readonly string[], needed: readonly NeededColumn[]): NeededColumn[] =>
  needed.filter((column) => !column.some((name) => names.includes(name)));

/** Which of a file's first records is its header: the first that has every column that is needed. */
export function findHeader(
  file: string,
  records: readonly FileRecord[],
  needed: readonly NeededColumn[],
): FileRecord {
  if (records.length === 0) throw new Fault('columns-missing', `${file} is empty: no column is there`);
  const missing = records.map(({ cells }) => missingIn(columnNames(cells), needed));
  const found = records.find((_record, index) => missing[index]?.length === 0);
  if (found) return found;
  // The one that comes nearest is most likely meant.
  const nearest = missing.reduce(
    (best, one, index) => (one.length < (missing[best]?.length ?? 0) ? index : best),
    0,
  );
  throw missingColumns(file, records[nearest], missing[nearest] ?? []);
}

function missingColumns(
  file: string,
  record: FileRecord | undefined,
  missing: readonly NeededColumn[],
): Fault {
  const names = record ? columnNames(record.cells) : [];
  const sentences = missing.map((column) => {
    const [name = ''] = column;
    const twins = names.flatMap((known, index) => (known.startsWith(`${name}#`) ? [index + 1] : []));
    return twins.length > 1
      ? `${twins.length} columns are called ${name} (columns ${twins.join(' and ')}): name them ${name}#1, ${name}#2`
      : `there is no column ${column.join(' or ')}`;
  });
  return new Fault('columns-missing', `${file}, line ${record?.line ?? 1}: ${sentences.join('; ')}`);
}
