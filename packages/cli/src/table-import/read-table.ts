import type { TableBody } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { ExportRow } from '../import/map-row.ts';
import { readRows } from '../import/read-rows.ts';

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

/** Reads a file of aggregate tables: one body per period and source, in the order they come. Throws at a cell that is no number. */
export async function readTables(file: string): Promise<TableBody[]> {
  const tables = new Map<string, TableBody>();
  for await (const line of readRows(file, { encoding: 'utf-8', delimiter: ',' }, [])) {
    if ('ragged' in line)
      throw new Fault('table-wrong', `line ${line.line} has another number of cells than the header`);
    const { period, source, row } = readLine(line.row, line.line);
    const key = `${period}\n${source}`;
    const table = tables.get(key) ?? { period, source, rows: [] };
    table.rows.push(row);
    tables.set(key, table);
  }
  if (tables.size === 0) throw new Fault('table-wrong', 'the file has no rows');
  return [...tables.values()];
}

function readLine(
  row: ExportRow,
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
