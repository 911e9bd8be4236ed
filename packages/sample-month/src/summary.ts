import { everyPage } from '@huiyin/client';
import type { BriefingDocument } from '@huiyin/contracts';
import type { UnitsPerOrder } from './cost/attribute-units.ts';
import type { LivedOffice } from './lived-office.ts';
import type { MonthDiary } from './sample-month.ts';

/** A lived month in figures, as the product itself gives them: its briefing, its rejected list, its mailbox, its meter. */
export interface MonthSummary {
  readonly orders: {
    /** Distinct orders recorded. */
    readonly in: number;
    /** Arrivals of an order that was there already: each costs one failed write and no event. */
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
  { api, cloud }: LivedOffice,
  period: string,
  diary: MonthDiary,
  unitsPerOrder: UnitsPerOrder,
): Promise<MonthSummary> {
  const document = await api.call('GET /briefings/{period}', { path: { period } });
  const rejected = await everyPage((query) => api.call('GET /rejected', { query }));
  const { raised, byClass, reopened, closed, open } = document.complaints;
  return {
    orders: {
      in: document.population.reduce((sum, { orders }) => sum + orders, 0),
      duplicates: unitsPerOrder.duplicate.orders,
      rejected: rejected.reduce((sum, page) => sum + page.rejected.length, 0),
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
    briefings: { mailed: cloud.mailed() },
    unitsPerOrder,
  };
}
