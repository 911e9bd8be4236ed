import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '@huiyin/calendar';
import { keyPartitionOf } from '@huiyin/vocabulary';

/** What the keys table keeps under `KEY#<purpose>` / `<period>`. A tombstone has `destroyedAt` and no key material. */
export interface KeyItem {
  readonly period: string;
  readonly createdAt: Instant;
  readonly destroyedAt?: Instant;
  readonly publicKey?: Uint8Array;
  readonly wrappedKey?: Uint8Array;
}

/** A row of the keys table that is not what this code wrote there is a fault of the table, never guessed at. */
function parse(item: Record<string, AttributeValue>): KeyItem {
  const { sk, createdAt, destroyedAt, publicKey, wrappedKey } = item;
  if (sk?.S === undefined || createdAt?.S === undefined)
    throw new TypeError('A row of the keys table is no key');
  return {
    period: sk.S,
    createdAt: createdAt.S,
    ...(destroyedAt?.S !== undefined && { destroyedAt: destroyedAt.S }),
    ...(publicKey?.B !== undefined && { publicKey: publicKey.B }),
    ...(wrappedKey?.B !== undefined && { wrappedKey: wrappedKey.B }),
  };
}

/** The keys table: what is there, made once, entombed once. */
export function keyItems(dynamodb: DynamoDBClient, tableName: string) {
  const keyOf = (purpose: string, period: string) => ({
    pk: { S: keyPartitionOf(purpose) },
    sk: { S: period },
  });

  const itemOf = (purpose: string, item: KeyItem): Record<string, AttributeValue> => ({
    ...keyOf(purpose, item.period),
    createdAt: { S: item.createdAt },
    ...(item.destroyedAt !== undefined && { destroyedAt: { S: item.destroyedAt } }),
    ...(item.publicKey !== undefined && { publicKey: { B: item.publicKey } }),
    ...(item.wrappedKey !== undefined && { wrappedKey: { B: item.wrappedKey } }),
  });

  /** Writes if the condition holds and gives nothing; otherwise gives what stands there instead. */
  async function putIf(condition: string, purpose: string, item: KeyItem): Promise<KeyItem | undefined> {
    try {
      const Item = itemOf(purpose, item);
      await dynamodb.send(
        new PutItemCommand({
          TableName: tableName,
          Item,
          ConditionExpression: condition,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return undefined;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException && error.Item) return parse(error.Item);
      throw error;
    }
  }

  return {
    async read(purpose: string, period: string): Promise<KeyItem | undefined> {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(purpose, period), ConsistentRead: true }),
      );
      return Item && parse(Item);
    },

    /** The item as it stands afterwards: this one, or the one of whoever came first. */
    async create(purpose: string, item: KeyItem): Promise<KeyItem> {
      return (await putIf('attribute_not_exists(pk)', purpose, item)) ?? item;
    },

    /** Replaces a key that is there by its tombstone; false when somebody else did so first. */
    async entomb(purpose: string, { period, createdAt }: KeyItem, destroyedAt: Instant): Promise<boolean> {
      const condition = 'attribute_exists(pk) AND attribute_not_exists(destroyedAt)';
      return (await putIf(condition, purpose, { period, createdAt, destroyedAt })) === undefined;
    },

    async list(purpose: string): Promise<KeyItem[]> {
      const items: KeyItem[] = [];
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keyPartitionOf(purpose) } },
          ConsistentRead: true,
        },
      );
      for await (const page of pages) for (const item of page.Items ?? []) items.push(parse(item));
      return items;
    },
  };
}
