import { existsSync } from 'node:fs';
import { CreateTableCommand, DynamoDBClient, type Projection } from '@aws-sdk/client-dynamodb';
import { createDynamoEngine, type DynamoEngine, type Operation } from '@huiyin/dynamo-on-sqlite';
import type { Clock } from '@huiyin/kernel';
import { indexAt, LAYOUT, type Surface, type TableSurface } from '@huiyin/surface';
import { type AggregateTable, aggregateTable } from '@huiyin/table';

export interface LocalTable extends AsyncDisposable {
  readonly table: AggregateTable;
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Every billable operation so far, oldest first. */
  readonly operations: readonly Operation[];
}

/**
 * A service's table as its surface says, on the real local engine, behind the real SDK; no network between the two. In
 * memory, or in a file for what memory does not hold; a file that is there is opened as it was left.
 */
export async function localTable(
  surface: Pick<Surface, 'table'> = { table: {} },
  now: Clock = () => new Date('2026-10-05T02:00:00.000Z'),
  file = ':memory:',
): Promise<LocalTable> {
  const operations: Operation[] = [];
  const isThere = existsSync(file);
  const engine = createDynamoEngine({
    file,
    now: () => now().getTime(),
    onOperation: (operation) => void operations.push(operation),
  });
  const client = new DynamoDBClient({
    endpoint: 'http://localhost',
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: requestHandlerOf(engine),
  });
  // As where functions start (bootstrap).
  client.middlewareStack.remove('loggerMiddleware');
  const tableName = 'table';
  if (!isThere) await client.send(tableOf(tableName, surface.table));
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

const projectionOf = (carries: NonNullable<TableSurface['indexes']>[number]): Projection => {
  if (carries === 'whole-items') return { ProjectionType: 'ALL' };
  if (carries === 'keys') return { ProjectionType: 'KEYS_ONLY' };
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: [...carries] };
};

/** What makes a table of this name; without a surface one that has keys and no index, as a restored copy or the keys table. */
export function tableOf(tableName: string, { indexes = [] }: TableSurface = {}): CreateTableCommand {
  const { key } = LAYOUT;
  const places = indexes.map((carries, at) => ({ carries, ...indexAt(at + 1) }));
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
  const schema = (names: { readonly partition: string; readonly sort: string }) =>
    [
      { AttributeName: names.partition, KeyType: 'HASH' },
      { AttributeName: names.sort, KeyType: 'RANGE' },
    ] as const;
  return new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      key.partition,
      key.sort,
      ...places.flatMap(({ partition, sort }) => [partition, sort]),
    ].map(text),
    KeySchema: [...schema(key)],
    ...(places.length > 0 && {
      GlobalSecondaryIndexes: places.map(({ name, carries, ...names }) => ({
        IndexName: name,
        KeySchema: [...schema(names)],
        Projection: projectionOf(carries),
      })),
    }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
}
