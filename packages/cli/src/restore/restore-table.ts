import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
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
  for (let first = 0; first < keys.length; first += READS_AT_ONCE) {
    let left: Item[] | undefined = keys.slice(first, first + READS_AT_ONCE);
    for (let tried = 0; left !== undefined && left.length > 0; tried += 1) {
      await beforeTry(tried, pause);
      const { Responses, UnprocessedKeys }: BatchGetItemCommandOutput = await dynamodb.send(
        new BatchGetItemCommand({
          RequestItems: { [copy]: { Keys: left, ProjectionExpression: 'pk, sk', ConsistentRead: true } },
        }),
      );
      for (const found of Responses?.[copy] ?? []) missing.delete(nameOf(found));
      left = UnprocessedKeys?.[copy]?.Keys;
    }
  }
  return [...missing.values()];
}

async function write(
  { dynamodb, table, pause }: RestoreDeps,
  requests: readonly WriteRequest[],
): Promise<void> {
  for (let first = 0; first < requests.length; first += WRITES_AT_ONCE) {
    let left: WriteRequest[] | undefined = requests.slice(first, first + WRITES_AT_ONCE);
    for (let tried = 0; left !== undefined && left.length > 0; tried += 1) {
      await beforeTry(tried, pause);
      const { UnprocessedItems }: BatchWriteItemCommandOutput = await dynamodb.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
      );
      left = UnprocessedItems?.[table];
    }
  }
}

/** A table that is asked for too much at once leaves a part undone. */
async function beforeTry(tried: number, pause: RestoreDeps['pause']): Promise<void> {
  if (tried >= TRIES)
    throw new Fault('table-too-busy', 'the table leaves items undone again and again: run it once more');
  if (tried > 0) await pause(50 * 2 ** tried);
}
