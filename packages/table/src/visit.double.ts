import { EVENTS, type EventData } from '@huiyin/contracts';
import * as z from 'zod';
import type { AggregateType } from './aggregate/aggregate-type.ts';

export const visit = z.strictObject({
  id: z.string(),
  team: z.string(),
  note: z.string().optional(),
  isWithdrawn: z.boolean().optional(),
  customer: z.strictObject({ customerKey: z.string(), contact: z.string() }).optional(),
  calls: z.array(z.strictObject({ at: z.string() })).optional(),
});
export type Visit = z.infer<typeof visit>;

const requested = EVENTS['callback.requested'];
const withdrawn = EVENTS['callback.withdrawn'];
export const AT = '2026-10-05T02:11:09.000Z';
export const TRACE = { traceId: 'trace-1', at: AT };

/** The aggregate of this package's tests: it requests a callback, and withdraws it when the visit is withdrawn. */
export const VISIT: AggregateType<Visit, 'callback.requested' | 'callback.withdrawn'> = {
  name: 'visit',
  schema: visit,
  idOf: ({ id }) => id,
  keyOf: ({ id }) => keyOf(id),
  indexOf: ({ id, team }) => ({ i1pk: `TEAM#${team}`, i1sk: id }),
  binary: ['customer.customerKey', 'customer.contact'],
  eventsOf: ({ isWithdrawn, customer }) => ({
    'callback.requested': { name: 'callback.requested', at: AT, data: requestOf(customer) },
    ...(isWithdrawn && {
      'callback.withdrawn': {
        name: 'callback.withdrawn',
        at: AT,
        data: withdrawn.data.parse(withdrawn.example),
      },
    }),
  }),
};

function requestOf(customer: Visit['customer']): EventData<'callback.requested'> {
  const { customer: _, ...request } = requested.data.parse(requested.example);
  return {
    ...request,
    ...(customer && {
      customer: {
        customerKey: customer.customerKey,
        numbersKey: customer.customerKey,
        sealedContact: customer.contact,
      },
    }),
  };
}

/** The index that {@link VISIT} fills. */
export const BY_TEAM = { name: 'by-i1', pk: 'i1pk', sk: 'i1sk' };

export const keyOf = (id: string) => ({ pk: `VISIT#${id}`, sk: 'V' });

export const visitOf = (overrides: Partial<Visit> = {}): Visit => ({
  id: '1',
  team: 'repair-1',
  ...overrides,
});
