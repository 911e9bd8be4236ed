import * as z from 'zod';
import { notFound, trimmedData, validation } from '../aws-error.ts';
import type { Context, OperationHandler } from '../context.ts';
import { operationOf } from '../operation.ts';
import { parseRequest } from '../parse-request.ts';
import { describeTable, streamArn } from '../schema/describe.ts';
import type { StreamLog } from '../storage/stream-log.ts';
import type { Table } from '../storage/tables.ts';
import { readRecords } from './read-stream.ts';
import { sequenceText } from './record.ts';

/** One shard per stream: the order of all changes of a table. */
const SHARD = 'shardId-00000000000000000000-00000000';
const RECORDS_MAX = 1000;
const ANSWER_BYTES_MAX = 1024 * 1024;

interface Stream {
  readonly table: Table;
  readonly log: StreamLog;
  readonly arn: string;
}

function streamAt(context: Context, arn: string): Stream {
  const [, name] = /:table\/([^/]+)\/stream\//.exec(arn) ?? [];
  const definition = name === undefined ? undefined : context.tables.catalog.find(name);
  const table = definition && context.tables.open(definition.name);
  if (!table?.stream || streamArn(context.arnPrefix, table.definition) !== arn)
    throw notFound(`Requested resource not found: Stream: ${arn} not found`);
  return { table, log: table.stream, arn };
}

const listRequest = z.strictObject({
  TableName: z.string().optional(),
  Limit: z.int().min(1).max(100).default(100),
  ExclusiveStartStreamArn: z.string().optional(),
});

export const listStreams: OperationHandler = (context, body) => {
  const { TableName, Limit, ExclusiveStartStreamArn: after = '' } = parseRequest(listRequest, body);
  const streams = context.tables.catalog
    .all()
    .filter(({ name }) => TableName === undefined || name === TableName)
    .flatMap((table) => {
      const StreamArn = streamArn(context.arnPrefix, table);
      return StreamArn === undefined || StreamArn <= after
        ? []
        : [{ StreamArn, TableName: table.name, StreamLabel: table.stream?.label }];
    });
  const page = streams.slice(0, Limit);
  return {
    Streams: page,
    ...(streams.length > Limit && { LastEvaluatedStreamArn: page.at(-1)?.StreamArn }),
  };
};

const describeRequest = z.strictObject({
  StreamArn: z.string(),
  Limit: z.int().min(1).max(100).optional(),
  ExclusiveStartShardId: z.string().optional(),
  ShardFilter: z.unknown().optional(),
});

export const describeStream: OperationHandler = (context, body) => {
  const { StreamArn, ExclusiveStartShardId } = parseRequest(describeRequest, body);
  const { table, log } = streamAt(context, StreamArn);
  const { definition } = table;
  const { KeySchema } = describeTable(definition, context.arnPrefix, { items: 0, bytes: 0, indexes: {} });
  return {
    StreamDescription: {
      StreamArn,
      StreamLabel: definition.stream?.label,
      StreamStatus: 'ENABLED',
      StreamViewType: definition.stream?.viewType,
      CreationRequestDateTime: definition.createdAt / 1000,
      TableName: definition.name,
      KeySchema,
      Shards:
        ExclusiveStartShardId === undefined
          ? [
              {
                ShardId: SHARD,
                SequenceNumberRange: {
                  StartingSequenceNumber: sequenceText(log.oldest() ?? log.last() + 1n),
                },
              },
            ]
          : [],
    },
  };
};

const iteratorRequest = z.strictObject({
  StreamArn: z.string(),
  ShardId: z.string(),
  ShardIteratorType: z.enum(['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']),
  SequenceNumber: z
    .string()
    .regex(/^\d{1,40}$/)
    .optional(),
});

export const getShardIterator: OperationHandler = (context, body) => {
  const wanted = parseRequest(iteratorRequest, body);
  const { log, arn } = streamAt(context, wanted.StreamArn);
  if (wanted.ShardId !== SHARD)
    throw notFound(`Requested resource not found: Shard does not exist: ${wanted.ShardId}`);
  return { ShardIterator: iteratorOf(arn, startOf(log, wanted)) };
};

/** The sequence after which an iterator begins. */
function startOf(log: StreamLog, wanted: z.infer<typeof iteratorRequest>): bigint {
  const { ShardIteratorType: type, SequenceNumber } = wanted;
  if (type === 'TRIM_HORIZON') return 0n;
  if (type === 'LATEST') return log.last();
  if (SequenceNumber === undefined) throw validation(`SequenceNumber is required for ${type}`);
  const sequence = BigInt(SequenceNumber);
  const after = type === 'AT_SEQUENCE_NUMBER' ? sequence - 1n : sequence;
  if (after + 1n < (log.oldest() ?? log.last() + 1n))
    throw trimmedData('The requested sequence number is beyond the trim horizon');
  return after;
}

const iteratorOf = (arn: string, after: bigint): string =>
  `${arn}|1|${Buffer.from(String(after)).toString('base64')}`;

const recordsRequest = z.strictObject({
  ShardIterator: z.string(),
  Limit: z.int().min(1).max(RECORDS_MAX).default(RECORDS_MAX),
});

export const getRecords: OperationHandler = (context, body) => {
  const { ShardIterator, Limit } = parseRequest(recordsRequest, body);
  const [arn = '', , place = ''] = ShardIterator.split('|');
  const text = Buffer.from(place, 'base64').toString();
  if (!/^\d+$/.test(text)) throw validation('Invalid ShardIterator');
  const { table } = streamAt(context, arn);
  const after = BigInt(text);
  const Records: object[] = [];
  let bytes = 0;
  let last = after;
  for (const { sequence, record } of readRecords(context, table, after, Limit)) {
    bytes += record.dynamodb.SizeBytes;
    if (Records.length > 0 && bytes > ANSWER_BYTES_MAX) break;
    last = sequence;
    // The streams API spells its parts a little differently from what Lambda hands on.
    const { eventSourceARN: _, userIdentity, ...rest } = record;
    Records.push({
      ...rest,
      ...(userIdentity && {
        userIdentity: { Type: userIdentity.type, PrincipalId: userIdentity.principalId },
      }),
    });
  }
  context.report(operationOf('GetRecords', table.definition.name, { kind: 'read', table: 0, indexes: {} }));
  return { Records, NextShardIterator: iteratorOf(arn, last) };
};
