import type { TableBody } from '@huiyin/contracts';
import { type FileShape, type Row, readRows } from '@huiyin/files';
import { Fault } from '@huiyin/kernel';

type Field = 'period' | 'source' | 'team' | 'total' | 'callbacks' | 'notRated' | 'publishedRate';

/** What a column may be called; every other column is a level of the branch's scale, by id or name. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  period: ['period', '期间'],
  source: ['source', '来源'],
  team: ['team', '班组', '营业所'],
  total: ['total', '合计'],
  callbacks: ['callbacks', '回访数'],
  notRated: ['not rated', 'notRated', 'not_rated', '未评价'],
  publishedRate: ['published rate', 'publishedRate', 'published_rate', '满意率'],
};

const fieldOf = (column: string): Field | undefined =>
  // The keys are the fields; Object.entries only widens their type.
  (Object.entries(NAMES) as [Field, readonly string[]][]).find(([, names]) => names.includes(column))?.[0];

/**
 * Reads a file of aggregate tables (CSV or a workbook): one body per period and source, in the order they come. Throws at a
 * cell that is no number, and where two columns are called the same; a message names line and column.
 */
export async function readTables(file: string, shape: FileShape = {}): Promise<TableBody[]> {
  const tables = new Map<string, TableBody>();
  const columns = [NAMES.period, NAMES.source, NAMES.team];
  for await (const { line, row, surplus } of readRows({ file, shape, columns })) {
    if (surplus.length > 0) throw new Fault('table-wrong', `line ${line} has cells beyond the last column`);
    const twin = Object.keys(row).find((name) => name.endsWith('#2'));
    if (twin) throw new Fault('table-wrong', `several columns are called ${twin.slice(0, -2)}`);
    const { period, source, row: read } = readLine(row, line);
    const key = `${period}\n${source}`;
    const table = tables.get(key) ?? { period, source, rows: [] };
    table.rows.push(read);
    tables.set(key, table);
  }
  if (tables.size === 0) throw new Fault('table-wrong', 'the file has no rows');
  return [...tables.values()];
}

function readLine(
  row: Row,
  line: number,
): { period: string; source: string; row: TableBody['rows'][number] } {
  const text = (field: Field): string =>
    (Object.entries(row).find(([column]) => fieldOf(column) === field)?.[1] ?? '').trim();
  const needed = (field: Field): string => {
    const value = text(field);
    if (value === '') throw new Fault('table-wrong', `line ${line} has no ${field}`);
    return value;
  };
  const number = (column: string, value: string): number | undefined => {
    if (value.trim() === '') return undefined;
    const read = Number(value.replaceAll(/[,%\s]/g, ''));
    if (!Number.isFinite(read)) throw new Fault('table-wrong', `line ${line}: ${column} is no number`);
    return read;
  };
  const levels = Object.entries(row).flatMap(([column, value]) => {
    const count = fieldOf(column) === undefined ? number(column, value) : undefined;
    return count === undefined ? [] : [[column, count] as const];
  });
  const callbacks = number('callbacks', text('callbacks'));
  const notRated = number('not rated', text('notRated'));
  const publishedRate = number('published rate', text('publishedRate'));
  return {
    period: needed('period'),
    source: needed('source'),
    row: {
      team: needed('team'),
      total: /^(true|yes|1|是)$/i.test(text('total')),
      ...(callbacks !== undefined && { callbacks }),
      ...(levels.length > 0 && { levels: Object.fromEntries(levels) }),
      ...(notRated !== undefined && { notRated }),
      ...(publishedRate !== undefined && { publishedRate }),
    },
  };
}
