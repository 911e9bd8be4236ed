import { queueAnswer } from '@huiyin/contracts';
import type { AggregateTable, AggregateType, Stored, Trace } from '@huiyin/table';
import type { QueueFigures } from '../domain/queue-figures.ts';

const KEY = { pk: 'QUEUE', sk: 'F' };

/** The queue as it was counted last: a fold over the index, made anew from it and never counted on. */
export const QUEUE_COUNTS: AggregateType<QueueFigures, never> = {
  name: 'queue-counts',
  schema: queueAnswer.omit({ coming: true, moreComing: true }),
  idOf: () => 'queue',
  keyOf: () => KEY,
};

export interface QueueCounts {
  last(): Promise<Stored<QueueFigures> | undefined>;
  /** Whoever counted at the same time may have been faster: then theirs stay, which are as good. */
  keep(figures: QueueFigures, over: Stored<QueueFigures> | undefined, trace: Trace): Promise<void>;
}

export const queueCounts = (table: AggregateTable): QueueCounts => ({
  last: () => table.load(QUEUE_COUNTS, KEY),
  async keep(figures, over, trace) {
    await table.save(QUEUE_COUNTS, figures, over, trace);
  },
});
