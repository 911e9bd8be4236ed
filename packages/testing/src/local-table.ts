import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoEngine, type Operation } from '@huiyin/dynamo-on-sqlite';
import { LAYOUT, type Surface, type TableSurface } from '@huiyin/surface';
import { type AggregateTable, aggregateTable } from '@huiyin/table';

export interface LocalTable extends AsyncDisposable {
  readonly table: AggregateTable;
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Every billable operation so far, oldest first. */
  readonly operations: readonly Operation[];
}

/** A service's table as its surface says, on the real local engine, in memory, behind the real SDK. */
export async function localTable(surface: Pick<Surface, 'table'> = { table: {} }): Promise<LocalTable> {
  const operations: Operation[] = [];
  const engine = createDynamoEngine({
    file: ':memory:',
    now: () => Date.parse('2026-10-05T02:00:00.000Z'),
    onOperation: (operation) => void operations.push(operation),
  });
  const server = createServer(engine.listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const tableName = 'table';
  await client.send(tableOf(tableName, surface.table));
  return {
    table: aggregateTable(client, tableName),
    client,
    tableName,
    operations,
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.close();
      await once(server, 'close');
      engine.close();
    },
  };
}

function tableOf(tableName: string, { index: projected }: TableSurface): CreateTableCommand {
  const { key, index } = LAYOUT;
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
  const schema = (names: { readonly partition: string; readonly sort: string }) =>
    [
      { AttributeName: names.partition, KeyType: 'HASH' },
      { AttributeName: names.sort, KeyType: 'RANGE' },
    ] as const;
  return new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [key.partition, key.sort, ...(projected ? [index.partition, index.sort] : [])].map(
      text,
    ),
    KeySchema: [...schema(key)],
    ...(projected && {
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: [...schema(index)],
          Projection:
            projected === 'whole-items'
              ? { ProjectionType: 'ALL' }
              : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projected] },
        },
      ],
    }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
}
