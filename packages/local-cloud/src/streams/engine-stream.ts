import type { DynamoEngine } from '../dynamodb/index.ts';
import type { TableDefinition } from '../template/parts/table.ts';
import type { Stream } from './stream-mapping.ts';

/** The engine's streams as Lambda gets them: each record with its source and region. */
export function createEngineStream(
  engine: DynamoEngine,
  region: string,
  tables: readonly TableDefinition[],
): Stream {
  const arnOf = new Map(tables.map(({ name, streamArn }) => [name, streamArn]));
  const placeOf = (after: string | undefined): bigint | null => (after === undefined ? null : BigInt(after));
  return {
    read: (table, after, limit) =>
      engine.readStream(table, placeOf(after), limit).map((record) => ({
        sequence: record.dynamodb.SequenceNumber,
        approximateArrival: record.dynamodb.ApproximateCreationDateTime * 1000,
        record: {
          ...record,
          eventSource: 'aws:dynamodb',
          awsRegion: region,
          eventSourceARN: arnOf.get(table),
        },
      })),
    hasMore: (table, after) => engine.readStream(table, placeOf(after), 1).length > 0,
  };
}
