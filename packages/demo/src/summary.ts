import type { BriefingDocument } from '@huiyin/contracts';
import type { UnitsPerOrder } from './cost/attribute-units.ts';
import type { MonthDiary } from './month/sample-month.ts';
import type { Office } from './office/start-office.ts';

/** A lived month in figures, as the product itself gives them: its briefing, its rejected list, its mailbox, its meter. */
export interface MonthSummary {
  readonly orders: {
    /** Distinct orders recorded. */
    readonly in: number;
    /** Arrivals of an order that was there already: each cost one failed write and told nobody. */
    readonly duplicates: number;
    readonly rejected: number;
  };
  /** Orders and how many of them were sampled, by business type. */
  readonly sampled: Readonly<
    Record<string, { readonly orders: number; readonly sampled: number; readonly windowPassed: number }>
  >;
  /** Every call that was made, by how it ended. */
  readonly calls: Readonly<Record<string, number>>;
  readonly satisfaction: BriefingDocument['total']['rates'];
  readonly complaints: Pick<
    BriefingDocument['complaints'],
    'raised' | 'byClass' | 'reopened' | 'closed' | 'open'
  >;
  readonly briefings: { readonly mailed: number };
  readonly unitsPerOrder: UnitsPerOrder;
}

export async function summarize(
  { api, cloud }: Office,
  period: string,
  diary: MonthDiary,
  unitsPerOrder: UnitsPerOrder,
): Promise<MonthSummary> {
  const document = await api.call('GET /briefings/{period}', { path: { period } });
  const { raised, byClass, reopened, closed, open } = document.complaints;
  return {
    orders: {
      in: document.population.reduce((sum, { orders }) => sum + orders, 0),
      duplicates: unitsPerOrder.duplicate.orders,
      rejected: await countRejected(api),
    },
    sampled: Object.fromEntries(
      document.population.map(({ businessType, orders, sampled, windowPassed }) => [
        businessType,
        { orders, sampled, windowPassed },
      ]),
    ),
    calls: Object.fromEntries(Object.entries(diary.calls).sort()),
    satisfaction: document.total.rates,
    complaints: { raised, byClass, reopened, closed, open },
    briefings: { mailed: (await cloud.mails()).length },
    unitsPerOrder,
  };
}

async function countRejected(api: Office['api']): Promise<number> {
  let count = 0;
  let next: string | undefined;
  do {
    const page = await api.call('GET /rejected', { query: { ...(next !== undefined && { next }) } });
    count += page.rejected.length;
    next = page.next;
  } while (next !== undefined);
  return count;
}
