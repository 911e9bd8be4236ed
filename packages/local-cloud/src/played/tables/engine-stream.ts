import type { DynamoEngine } from '@huiyin/dynamo-on-sqlite';
import type { TableDefinition } from '../../template/parts/table.ts';
import type { Stream } from '../event-sources/stream-mapping.ts';

/** The engine's streams under the names that the template gives them. */
export function createEngineStream(engine: DynamoEngine, tables: readonly TableDefinition[]): Stream {
  const arnOf = new Map(tables.map(({ name, streamArn }) => [name, streamArn]));
  const placeOf = (after: string | undefined): bigint | null => (after === undefined ? null : BigInt(after));
  return {
    read: (table, after, limit) =>
      engine.readStream(table, placeOf(after), limit).map(({ record, at }) => ({
        sequence: record.dynamodb.SequenceNumber,
        approximateArrival: at,
        record: { ...record, eventSourceARN: arnOf.get(table) ?? record.eventSourceARN },
      })),
  };
}
