import type { Day } from '@huiyin/calendar';
import { type AggregateTable, allShards } from '@huiyin/table';
import type { Decision } from '../domain/decision.ts';
import { DECISION, decisionPartition } from './items.ts';

/** Every decision of a counted day. */
export async function* decisionsOf(
  table: Pick<AggregateTable, 'queryAll'>,
  day: Day,
): AsyncGenerator<Decision> {
  for (const shard of allShards)
    for await (const { state } of table.queryAll(DECISION, { pk: decisionPartition(day, shard) }))
      yield state;
}
