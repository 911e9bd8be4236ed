import { type Day, dayOf, toInstant } from '@huiyin/calendar';
import { day, recordId, segment, slug } from '@huiyin/contracts';
import type { ListedOrder } from '@huiyin/draw';
import { type Row, readRows, WORKBOOK_TIME } from '@huiyin/files';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import { mapRows } from '../import/import-orders.ts';
import { readTime } from '../import/local-time.ts';
import { readMapping } from '../import/read-mapping.ts';

type Field =
  | 'orderId'
  | 'revision'
  | 'businessType'
  | 'segment'
  | 'team'
  | 'partner'
  | 'completedAt'
  | 'countedDay';

/** What a column may be called. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  orderId: ['orderId', 'order id', 'order', '工单号', '工单编号'],
  revision: ['revision', '版本'],
  businessType: ['businessType', 'business type', '业务类型'],
  segment: ['segment', '客户类别'],
  team: ['team', '班组'],
  partner: ['partner', '合作单位'],
  completedAt: ['completedAt', 'completed at', 'completed', '完工时间', '完成时间'],
  countedDay: ['countedDay', 'counted day', '计入日期'],
};
const NEEDED = [NAMES.orderId, NAMES.businessType, NAMES.completedAt];

/** Times of a list that no mapping describes: with an offset, or by the branch's clock; a day alone is enough. */
const FORMATS = [
  'iso',
  'yyyy-M-d',
  'yyyy-M-d H:mm',
  'yyyy-M-d H:mm:ss',
  'yyyy/M/d',
  'yyyy/M/d H:mm',
  'yyyy/M/d H:mm:ss',
  WORKBOOK_TIME,
];

/** More than any branch has in a month; a list is held in memory. */
const ROWS_MAX = 3_000_000;

const listed = z.object({
  orderId: recordId,
  revision: z.coerce.number().int().min(0).max(1_000_000),
  businessType: slug,
  segment,
  team: slug.optional(),
  partner: z.string().max(64).optional(),
  countedDay: day.optional(),
});

export interface ReadOrdersRequest {
  readonly file: string;
  /** As of `huiyin import orders`; without it, the columns have the names above. */
  readonly map?: string | undefined;
  readonly zone: string;
}

/** A row that says no order, and the column that does not. */
export interface UnreadableRow {
  readonly line: number;
  readonly column: string;
}

export interface OrderList {
  readonly orders: readonly ListedOrder[];
  readonly unreadable: readonly UnreadableRow[];
}

/** Reads an order list (CSV or a workbook). Throws where no row of it says an order; never says what is in a cell. */
export async function readOrders({ file, map, zone }: ReadOrdersRequest): Promise<OrderList> {
  const orders: ListedOrder[] = [];
  const unreadable: UnreadableRow[] = [];
  for await (const { line, raw } of map === undefined ? plainRows(file, zone) : mappedRows(file, map)) {
    if (orders.length + unreadable.length === ROWS_MAX)
      throw new Fault('orders-wrong', `${file} has more than ${ROWS_MAX} rows`);
    const read = listed.safeParse(raw);
    const completed = Date.parse(raw.completedAt ?? '');
    if (!read.success) unreadable.push({ line, column: String(read.error.issues[0]?.path[0]) });
    else if (Number.isNaN(completed)) unreadable.push({ line, column: 'completedAt' });
    else orders.push({ ...read.data, completedDay: dayOf(toInstant(completed), zone) });
  }
  const [first] = unreadable;
  if (orders.length === 0)
    throw new Fault(
      'orders-wrong',
      first ? `${file}, line ${first.line}: ${first.column} is not readable` : `${file} has no orders`,
    );
  return { orders, unreadable };
}

interface RawOrder {
  readonly line: number;
  readonly raw: { readonly [F in Field]?: string | undefined };
}

const completedDayOf = (moment: string, zone: string): Day => dayOf(toInstant(Date.parse(moment)), zone);

async function* plainRows(file: string, zone: string): AsyncGenerator<RawOrder> {
  for await (const { line, row } of readRows({ file, columns: NEEDED })) {
    if (Object.values(row).every((cell) => cell.trim() === '')) continue;
    const countedDay = cellOf(row, 'countedDay');
    const moment = (text: string) => readTime(text, FORMATS, zone)?.[0];
    const counted = countedDay === '' ? undefined : moment(countedDay);
    yield {
      line,
      raw: {
        orderId: cellOf(row, 'orderId'),
        revision: cellOf(row, 'revision') || '1',
        businessType: cellOf(row, 'businessType'),
        segment: cellOf(row, 'segment') || 'residential',
        team: cellOf(row, 'team') || undefined,
        partner: cellOf(row, 'partner') || undefined,
        completedAt: moment(cellOf(row, 'completedAt')),
        // What is no day is left as it is written, for the schema to refuse.
        countedDay: counted === undefined ? countedDay || undefined : completedDayOf(counted, zone),
      },
    };
  }
}

const cellOf = (row: Row, field: Field): string =>
  (NAMES[field].map((name) => row[name]).find((cell) => cell !== undefined) ?? '').trim();

const mapped = z.object({
  orderId: z.string(),
  revision: z.unknown(),
  businessType: z.string(),
  team: z.string(),
  partner: z.string().optional(),
  completedAt: z.string(),
  customer: z.object({ segment: z.string() }),
});

/** Rows as `huiyin import orders` sends them; those that it skips are skipped. */
async function* mappedRows(file: string, mapFile: string): AsyncGenerator<RawOrder> {
  for await (const { line, mapped: row } of mapRows(file, await readMapping(mapFile))) {
    if (row.kind === 'skipped') continue;
    const order = mapped.safeParse(row.order);
    if (!order.success) yield { line, raw: {} };
    else {
      const { customer, revision, ...rest } = order.data;
      yield { line, raw: { ...rest, revision: String(revision), segment: customer.segment } };
    }
  }
}
