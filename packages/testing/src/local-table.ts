import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoEngine, type Operation } from '@huiyin/dynamo-on-sqlite';
import type { Clock } from '@huiyin/kernel';
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

/** A service's table on the real local engine, in memory, behind the real SDK. */
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
  await client.send(tableOf(tableName, index));
  return {
    table: aggregateTable(client, tableName, now),
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
