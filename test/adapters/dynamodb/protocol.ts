/** An answer of the DynamoDB JSON protocol, reduced to what both engines must agree on. */
export interface ProtocolAnswer {
  /** Short name of the error, absent on success. */
  readonly refused?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const OF_STREAMS = new Set(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords']);

/** Calls an operation without an SDK. DynamoDB Local wants to see a signature, but checks none. */
export async function callOver(endpoint: string, operation: string, body: object): Promise<ProtocolAnswer> {
  const service = OF_STREAMS.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${service}.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  });
  return reduce(response.status, await response.json());
}

export function reduce(status: number, answer: unknown): ProtocolAnswer {
  // Both engines answer JSON objects, refusals included.
  const body = answer as Record<string, unknown>;
  if (status === 200) return { body };
  const { __type, message: _, Message: __, ...rest } = body;
  return { refused: String(__type).replace(/.*#/, ''), body: rest };
}

/** A stream record without what depends on the engine or the moment. */
export interface StreamChange {
  readonly keys: unknown;
  readonly eventName: unknown;
  readonly userIdentity: unknown;
  /** images, size, view type */
  readonly change: Readonly<Record<string, unknown>>;
}

/** All records of a table's stream, oldest first. */
export async function streamOf(
  call: (operation: string, body: object) => Promise<ProtocolAnswer>,
  table: string,
): Promise<StreamChange[]> {
  const [stream] = listOf((await call('ListStreams', { TableName: table })).body.Streams);
  const { StreamArn } = stream ?? {};
  const { StreamDescription } = (await call('DescribeStream', { StreamArn })).body;
  const [shard] = listOf(objectOf(StreamDescription).Shards);
  const { body } = await call('GetShardIterator', {
    StreamArn,
    ShardId: shard?.ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const records: StreamChange[] = [];
  let { ShardIterator } = body;
  for (;;) {
    const page = (await call('GetRecords', { ShardIterator })).body;
    const read = listOf(page.Records);
    if (read.length === 0) return records;
    for (const { eventName, userIdentity, dynamodb } of read) {
      const {
        SequenceNumber: _,
        ApproximateCreationDateTime: __,
        Keys: keys,
        ...change
      } = objectOf(dynamodb);
      records.push({ keys, eventName, userIdentity, change });
    }
    ShardIterator = page.NextShardIterator;
  }
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map(objectOf) : [];
