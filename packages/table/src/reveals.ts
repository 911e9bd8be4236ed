import * as z from 'zod';
import type { AggregateTable, Page } from './aggregate/aggregate-table.ts';
import type { AggregateType, Trace } from './aggregate/aggregate-type.ts';
import { droppedAfter } from './aggregate/dropped-after.ts';

const reveal = z.strictObject({
  /** Who was shown a customer, on which branch day. */
  by: z.string(),
  day: z.string(),
  at: z.string(),
  /** The task or case. */
  about: z.string(),
  /** What tells two of one moment apart, and a repeated one from another: the claim, or the moment itself. */
  under: z.string(),
  /** Why, where a reason was given; without one: to ring them. */
  reason: z.string().optional(),
});
/** That somebody was shown a customer: who, when, about what and why; nothing of the customer. */
export type NotedReveal = z.infer<typeof reveal>;

const partitionOf = (by: string, day: string): string => `SHOWN#${by}#${day}`;
const keyOf = ({ by, day, at, under }: NotedReveal) => ({ pk: partitionOf(by, day), sk: `${at} ${under}` });

export const REVEAL: AggregateType<NotedReveal, never> = {
  name: 'reveal',
  schema: reveal,
  idOf: ({ by, at, under }) => `${by} ${at} ${under}`,
  keyOf,
};

const PAGE_MAX = 100;

/** To whom a service showed customers, by person and branch day. What lies there before costs nothing of what comes. */
export interface Reveals {
  /** Written before an envelope is opened. One write unit; of one that is `repeated` a read instead. */
  note(reveal: NotedReveal, trace: Trace, options?: { readonly repeated?: boolean }): Promise<void>;
  /** A page of what somebody was shown on a day, in order. Throws CursorUnreadable. */
  of(by: string, day: string, after?: string): Promise<Page<NotedReveal>>;
}

export function revealsIn(table: AggregateTable, retentionDays: number): Reveals {
  const type = droppedAfter(REVEAL, retentionDays, ({ at }) => at);
  return {
    async note(shown, trace, { repeated = false } = {}) {
      await table.change<NotedReveal, never, void>(
        type,
        keyOf(shown),
        trace,
        (found) => ({ next: found ? undefined : shown, answer: undefined }),
        repeated ? {} : { assume: 'absent' },
      );
    },
    of: (by, day, after) => table.query(type, { pk: partitionOf(by, day), limit: PAGE_MAX, after }),
  };
}
