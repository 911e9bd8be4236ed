import type { DynamoEngine } from '@huiyin/dynamo-on-sqlite';
import type { PlayedTable } from './table.ts';

/** A record as Lambda gets it, with the engine's place in the stream. */
export interface StreamEvent {
  sequence: string;
  record: object;
  approximateArrival: number;
}
export interface Stream {
  read(table: string, after: string | undefined, limit: number): StreamEvent[];
}

/** The engine's streams under the names that the template gives them. */
export function createEngineStream(engine: DynamoEngine, tables: readonly PlayedTable[]): Stream {
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
