import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAwsError, unsupported } from './aws-error.ts';
import type { Context, OperationHandler } from './context.ts';
import { httpListener } from './listener.ts';
import type { Operation } from './operation.ts';
import { batchGetItem, batchWriteItem } from './operations/batch.ts';
import { getItem } from './operations/get-item.ts';
import { deleteItem, putItem } from './operations/put-and-delete.ts';
import { query } from './operations/query.ts';
import { scan } from './operations/scan.ts';
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTimeToLive,
} from './operations/tables.ts';
import { openTables } from './storage/tables.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './streams/operations.ts';
import { readRecords } from './streams/read-stream.ts';
import type { StreamRecord } from './streams/record.ts';
import { sweep } from './sweep.ts';

/** DynamoDB on `node:sqlite`, for exactly the operations below; anything else is refused by name. */
export interface DynamoEngine {
  /** One operation of the JSON 1.0 protocol, synchronously; a refusal is an answer with AWS's `__type`. */
  handle(operation: string, body: unknown): { status: number; body: unknown };
  /** The same over HTTP, for the AWS SDK: DynamoDB and DynamoDB Streams. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** Records after a sequence (null: from the oldest kept), in order. Faults on an unknown table. */
  readStream(table: string, afterSequence: bigint | number | null, limit: number): StreamRecord[];
  /** The sequence of the newest record that the stream ever had, trimmed or not; 0 before the first. Faults on an unknown table. */
  lastSequence(table: string): bigint;
  /** The same as `handle`, for whoever plays the cloud and looks into it: no operation is reported. */
  look(operation: string, body: unknown): { status: number; body: unknown };
  /** Called after a commit that put a record into a table's stream, or would have if it had one. */
  onWrite(listener: (table: string) => void): void;
  /** Expiry and stream trimming by the clock given; cheap when nothing is due. */
  sweep(): void;
  close(): void;
}

export interface EngineOptions {
  /** A path, or ':memory:'. */
  readonly file: string;
  /** Epoch milliseconds; may jump forward. */
  readonly now: () => number;
  /** Hears of every billable operation. */
  readonly onOperation?: (operation: Operation) => void;
  /** What ARNs begin with; default `arn:aws:dynamodb:local:000000000000`. */
  readonly arnPrefix?: string;
}

const HANDLERS: Readonly<Record<string, OperationHandler>> = {
  CreateTable: createTable,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  ListTables: listTables,
  UpdateTimeToLive: updateTimeToLive,
  DescribeTimeToLive: describeTimeToLive,
  PutItem: putItem,
  GetItem: getItem,
  DeleteItem: deleteItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  ListStreams: listStreams,
  DescribeStream: describeStream,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};

const answering =
  (context: Context): DynamoEngine['handle'] =>
  (operation, body) => {
    try {
      const handler = Object.hasOwn(HANDLERS, operation) ? HANDLERS[operation] : undefined;
      if (!handler) throw unsupported(operation);
      return { status: 200, body: handler(context, body) };
    } catch (fault) {
      if (!isAwsError(fault)) throw fault;
      return { status: 400, body: { __type: fault.awsType, message: fault.message, ...fault.extra } };
    }
  };

export function createDynamoEngine(o: EngineOptions): DynamoEngine {
  const tables = openTables(o.file);
  const writeListeners: ((table: string) => void)[] = [];
  const context: Context = {
    tables,
    now: o.now,
    arnPrefix: o.arnPrefix ?? 'arn:aws:dynamodb:local:000000000000',
    report: (operation) => o.onOperation?.(operation),
    changed: (table) => {
      for (const listener of writeListeners) listener(table);
    },
  };
  const handle = answering(context);
  return {
    handle,
    listener: httpListener(handle),
    readStream: (table, after, limit) => readRecords(context, tables.open(table), BigInt(after ?? 0), limit),
    lastSequence: (table) => tables.open(table).stream?.last() ?? 0n,
    look: answering({ ...context, report: () => undefined }),
    onWrite: (listener) => void writeListeners.push(listener),
    sweep: () => sweep(context),
    close: () => tables.close(),
  };
}
