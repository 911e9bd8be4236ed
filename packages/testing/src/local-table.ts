import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock } from '@huiyin/kernel';
import { createDynamoEngine, type DynamoEngine, type Operation } from '@huiyin/local-cloud/dynamodb';
import { type AggregateTable, aggregateTable } from '@huiyin/table';

export interface LocalTable extends AsyncDisposable {
  readonly table: AggregateTable;
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Every billable operation so far, oldest first. */
  readonly operations: readonly Operation[];
}

/** The sparse index of a service's table, when it has one, and what it projects. */
export interface LocalIndex {
  readonly name: string;
  /** Attribute names of the key. */
  readonly pk: string;
  readonly sk: string;
  /** Attributes beside the keys; absent: all. */
  readonly projected?: readonly string[];
}

/** A service's table on the real local engine, in memory, behind the real SDK; no network between the two. */
export async function localTable({
  index,
  now = () => new Date('2026-10-05T02:00:00.000Z'),
}: {
  index?: LocalIndex;
  now?: Clock;
} = {}): Promise<LocalTable> {
  const operations: Operation[] = [];
  const engine = createDynamoEngine({
    file: ':memory:',
    now: () => now().getTime(),
    onOperation: (operation) => void operations.push(operation),
  });
  const client = new DynamoDBClient({
    endpoint: 'http://localhost',
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: requestHandlerOf(engine),
  });
  const tableName = 'table';
  await client.send(tableOf(tableName, index));
  return {
    table: aggregateTable(client, tableName, now),
    client,
    tableName,
    operations,
    async [Symbol.asyncDispose]() {
      client.destroy();
      engine.close();
    },
  };
}

/** What the SDK sends goes to the engine as a call, which takes half the time that a request takes. */
const requestHandlerOf = (engine: DynamoEngine) => ({
  async handle({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) {
    const operation = headers['x-amz-target']?.split('.')[1] ?? '';
    const answer = engine.handle(operation, JSON.parse(new TextDecoder().decode(body)));
    return {
      response: {
        statusCode: answer.status,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Buffer.from(JSON.stringify(answer.body)),
      },
    };
  },
});

function tableOf(tableName: string, index: LocalIndex | undefined): CreateTableCommand {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
  const schema = (pk: string, sk: string) =>
    [
      { AttributeName: pk, KeyType: 'HASH' },
      { AttributeName: sk, KeyType: 'RANGE' },
    ] as const;
  return new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [text('pk'), text('sk'), ...(index ? [text(index.pk), text(index.sk)] : [])],
    KeySchema: [...schema('pk', 'sk')],
    ...(index && {
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: [...schema(index.pk, index.sk)],
          Projection: index.projected
            ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.projected] }
            : { ProjectionType: 'ALL' },
        },
      ],
    }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
}
