import { instant } from '@huiyin/contracts';
import type { AggregateTable, AggregateType, Stored, Trace } from '@huiyin/table';
import * as z from 'zod';
import type { QueueTally } from '../domain/queue-tally.ts';

const KEY = { pk: 'QUEUE', sk: 'F' };

const counts = z.record(z.string(), z.int());

/** The counts of a long queue. Made anew from the index, kept by the changes in the table's stream. */
export const QUEUE_TALLY: AggregateType<QueueTally, never> = {
  name: 'queue-tally',
  schema: z.strictObject({
    counts,
    at: instant,
    begunAt: instant,
    shards: z.record(z.string(), z.strictObject({ sequence: z.string().regex(/^\d+$/), at: instant })),
    doubted: z.strictObject({ at: instant, by: counts }).optional(),
    asleep: z.literal(true).optional(),
  }),
  idOf: () => 'queue',
  keyOf: () => KEY,
};

export interface QueueTallyStore {
  load(): Promise<Stored<QueueTally> | undefined>;
  /** False: somebody else saved since it was read, and nothing happened. */
  save(tally: QueueTally, over: Stored<QueueTally> | undefined, trace: Trace): Promise<boolean>;
}

export const queueTallyStore = (table: AggregateTable): QueueTallyStore => ({
  load: () => table.load(QUEUE_TALLY, KEY),
  save: async (tally, over, trace) => (await table.save(QUEUE_TALLY, tally, over, trace)).saved,
});
