import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { Fault } from '@huiyin/kernel';

export interface RestoreDeps {
  readonly dynamodb: DynamoDBClient;
  /** The service's table as it was at an earlier moment. */
  readonly copy: string;
  /** The service's table. */
  readonly table: string;
  readonly pause: (delayMs: number) => Promise<void>;
  readonly onProgress?: (figures: RestoredTable) => void;
}

export interface RestoredTable {
  /** Items that lie as in the copy. */
  readonly restored: number;
  /** Items that came after the copy's moment and are gone. */
  readonly removed: number;
}

type Item = Record<string, AttributeValue>;

const WRITES_AT_ONCE = 25;
const READS_AT_ONCE = 100;
const TRIES = 8;

/**
 * Makes a service's table what it was in the copy, but for whom it has forgotten since: that is never undone. May be run
 * again, and goes through any number of items with as much memory as one page needs.
 */
export async function restoreTable(deps: RestoreDeps): Promise<RestoredTable> {
  const { dynamodb, copy, table } = deps;
  if (copy === table) throw new Fault('table-into-itself', `${table} cannot be restored from itself`);
  const figures = { restored: 0, removed: 0 };
  for await (const { Items = [] } of paginateScan(
    { client: dynamodb },
    { TableName: table, ConsistentRead: true, ProjectionExpression: 'pk, sk' },
  )) {
    const later = await notIn(
      deps,
      Items.filter((item) => !isOfForgotten(item)),
    );
    await write(
      deps,
      later.map((Key) => ({ DeleteRequest: { Key } })),
    );
    figures.removed += later.length;
    deps.onProgress?.(figures);
  }
  for await (const { Items = [] } of paginateScan(
    { client: dynamodb },
    { TableName: copy, ConsistentRead: true },
  )) {
    const items = Items.filter((item) => !isOfForgotten(item));
    await write(
      deps,
      items.map((Item) => ({ PutRequest: { Item } })),
    );
    figures.restored += items.length;
    deps.onProgress?.(figures);
  }
  return figures;
}

/** Tombstones, and who asked to be forgotten: the table's own are the same or newer. */
const isOfForgotten = ({ pk }: Item): boolean => pk?.S?.startsWith('FORGOTTEN#') ?? false;

/** Those of these keys under which nothing lies in the copy. */
async function notIn({ dynamodb, copy, pause }: RestoreDeps, keys: readonly Item[]): Promise<Item[]> {
  const nameOf = ({ pk, sk }: Item) => JSON.stringify([pk?.S, sk?.S]);
  const missing = new Map(keys.map((key) => [nameOf(key), key]));
  await inBatches(keys, READS_AT_ONCE, pause, async (Keys) => {
    const { Responses, UnprocessedKeys } = await dynamodb.send(
      new BatchGetItemCommand({
        RequestItems: { [copy]: { Keys, ProjectionExpression: 'pk, sk', ConsistentRead: true } },
      }),
    );
    for (const found of Responses?.[copy] ?? []) missing.delete(nameOf(found));
    return UnprocessedKeys?.[copy]?.Keys;
  });
  return [...missing.values()];
}

const write = ({ dynamodb, table, pause }: RestoreDeps, requests: readonly WriteRequest[]): Promise<void> =>
  inBatches(requests, WRITES_AT_ONCE, pause, async (batch) => {
    const { UnprocessedItems } = await dynamodb.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: batch } }),
    );
    return UnprocessedItems?.[table];
  });

/** Sends so many at once; a table that is asked for too much leaves a part undone, which is sent again, ever later. */
async function inBatches<T>(
  all: readonly T[],
  atOnce: number,
  pause: RestoreDeps['pause'],
  send: (batch: T[]) => Promise<T[] | undefined>,
): Promise<void> {
  for (let first = 0; first < all.length; first += atOnce) {
    let left = all.slice(first, first + atOnce);
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried >= TRIES)
        throw new Fault('table-too-busy', 'the table leaves items undone again and again: run it once more');
      if (tried > 0) await pause(50 * 2 ** tried);
      left = (await send(left)) ?? [];
    }
  }
}
