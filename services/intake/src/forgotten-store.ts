import { customerForgotten, keyedHash } from '@huiyin/contracts';
import type { Clock, Instant } from '@huiyin/kernel';
import type { AggregateTable, AggregateType } from '@huiyin/table';
import * as z from 'zod';
import { eventsOfForgotten } from './domain/events-of.ts';
import type { Forgotten } from './domain/forgotten.ts';
import { TOMBSTONES_REMEMBERED_SECONDS } from './surface.ts';

const PARTITION = 'FORGOTTEN';

export const FORGOTTEN: AggregateType<Forgotten> = {
  name: 'forgotten-customer',
  schema: z.strictObject({
    customerMark: keyedHash,
    customerKeys: customerForgotten.shape.customerKeys,
    forgottenAt: customerForgotten.shape.forgottenAt,
  }),
  idOf: ({ customerMark }) => customerMark,
  keyOf: ({ customerMark }) => ({ pk: PARTITION, sk: customerMark }),
  eventsOf: eventsOfForgotten,
};

export interface ForgottenStore {
  /** When customers were forgotten, by their mark; at most a minute old. */
  marks(): Promise<ReadonlyMap<string, Instant>>;
  /** Entombs a customer, again if need be: asking twice tells everybody twice. */
  entomb(forgotten: Forgotten, traceId: string): Promise<void>;
}

export function forgottenStore(table: AggregateTable, now: Clock): ForgottenStore {
  let known: { readonly readAt: number; readonly marks: Promise<ReadonlyMap<string, Instant>> } | undefined;

  const read = async (): Promise<ReadonlyMap<string, Instant>> => {
    const marks = new Map<string, Instant>();
    let after: string | undefined;
    do {
      const page = await table.query(FORGOTTEN, { pk: PARTITION, ...(after !== undefined && { after }) });
      for (const { state } of page.items) marks.set(state.customerMark, state.forgottenAt);
      after = page.next;
    } while (after !== undefined);
    return marks;
  };

  return {
    marks() {
      const readAt = now().getTime();
      const age = known ? readAt - known.readAt : Number.POSITIVE_INFINITY;
      if (!known || age < 0 || age >= TOMBSTONES_REMEMBERED_SECONDS * 1000) {
        const entry = { readAt, marks: read() };
        // A read that failed is nobody's answer.
        entry.marks.catch(() => {
          if (known === entry) known = undefined;
        });
        known = entry;
      }
      return known.marks;
    },

    async entomb(forgotten, traceId) {
      known = undefined;
      const key = FORGOTTEN.keyOf(forgotten);
      for (;;) {
        const found = await table.load(FORGOTTEN, key);
        const { saved } = await table.save(FORGOTTEN, forgotten, {
          over: found?.version ?? 0,
          emits: ['customer.forgotten'],
          traceId,
          at: forgotten.forgottenAt,
        });
        if (saved) return;
      }
    },
  };
}
