import { type Attributes, createDynamoEngine, type DynamoEngine, type Operation } from './index.ts';

/** An engine in memory with one table `orders`, its clock, and everything it reported; for this folder's tests. */
export interface OrdersTable {
  readonly engine: DynamoEngine;
  readonly operations: Operation[];
  /** Answers the body; fails the test when the operation is refused. */
  call(operation: string, body: object): Record<string, unknown>;
  put(item: Attributes, more?: object): void;
  moveTo(epochMs: number): void;
  close(): void;
}

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const keys = (hash: string, range?: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' }]),
];

/** Two indexes: `by-team` (team, due) holds keys only, `by-phase` (phase) includes the note; expiry in `x`. */
export const ORDERS = {
  TableName: 'orders',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    text('pk'),
    text('sk'),
    text('team'),
    { AttributeName: 'due', AttributeType: 'N' },
    text('phase'),
  ],
  KeySchema: keys('pk', 'sk'),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  GlobalSecondaryIndexes: [
    { IndexName: 'by-team', KeySchema: keys('team', 'due'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    {
      IndexName: 'by-phase',
      KeySchema: keys('phase'),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
    },
  ],
};

export function openOrdersTable(file = ':memory:', table: object = ORDERS): OrdersTable {
  let now = Date.UTC(2026, 9, 1);
  const operations: Operation[] = [];
  const engine = createDynamoEngine({
    file,
    now: () => now,
    onOperation: (operation) => void operations.push(operation),
  });
  const call: OrdersTable['call'] = (operation, body) => {
    const answer = engine.handle(operation, body);
    if (answer.status !== 200) throw new Error(`${operation} refused: ${JSON.stringify(answer.body)}`);
    // An accepted operation answers an object.
    return answer.body as Record<string, unknown>;
  };
  call('CreateTable', table);
  return {
    engine,
    operations,
    call,
    put: (Item, more = {}) => void call('PutItem', { TableName: 'orders', Item, ...more }),
    moveTo(epochMs) {
      now = epochMs;
    },
    close: () => engine.close(),
  };
}

export const order = (more: Attributes = {}): Attributes => ({ pk: { S: 'o' }, sk: { S: '1' }, ...more });
export const textOf = (bytes: number) => ({ S: 'x'.repeat(bytes) });
