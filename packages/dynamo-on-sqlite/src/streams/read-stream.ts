import type { Context } from '../context.ts';
import { streamArn } from '../schema/describe.ts';
import type { Table } from '../storage/tables.ts';
import { type StreamRecord, streamRecord } from './record.ts';

/** The records after a sequence, oldest first; what was trimmed is passed over. Empty for a table without a stream. */
export function readRecords(context: Context, table: Table, after: bigint, limit: number): StreamRecord[] {
  const { definition, stream } = table;
  const arn = streamArn(context.arnPrefix, definition);
  if (!stream || !definition.stream || arn === undefined) return [];
  const { viewType } = definition.stream;
  return stream.read(after, limit).map((change) => streamRecord(change, viewType, arn));
}
