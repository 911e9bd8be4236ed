import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AggregateType, ItemKey, SaveTerms, Stored } from './aggregate.ts';
import { fromItem, type Item, toItem } from './item.ts';

/** Saved, or the condition did not hold: then what lies there instead (undefined: nothing). */
export type SaveResult<State extends object> =
  | { readonly saved: true; readonly version: number }
  | { readonly saved: false; readonly existing: Stored<State> | undefined };

export interface QueryTerms {
  readonly index?: string;
  /** Attribute names of the key; default `pk` and `sk`. */
  readonly names?: { readonly pk: string; readonly sk: string };
  readonly pk: string;
  readonly sk?: { readonly beginsWith: string } | { readonly from: string; readonly to: string };
  readonly descending?: boolean;
  readonly limit?: number;
  /** Reads what was written before; not on an index. Default true for the table itself. */
  readonly consistent?: boolean;
  readonly after?: string;
}

export interface Page<State extends object> {
  readonly items: readonly Stored<State>[];
  /** Hand it back as `after` to go on; absent at the end. */
  readonly next?: string;
}

/** The one table of a service: loads, saves if nobody else did, queries. Faults of DynamoDB are thrown as they come. */
export interface AggregateTable {
  load<State extends object>(type: AggregateType<State>, key: ItemKey): Promise<Stored<State> | undefined>;
  /** One conditional put of the whole item: 1 write unit per KB, also when the condition fails. */
  save<State extends object>(
    type: AggregateType<State>,
    state: NoInfer<State>,
    terms: SaveTerms,
  ): Promise<SaveResult<State>>;
  query<State extends object>(type: AggregateType<State>, terms: QueryTerms): Promise<Page<State>>;
  /** The keys and index attributes alone, for indexes that project no state. */
  queryKeys(terms: QueryTerms): Promise<{ keys: readonly Record<string, string>[]; next?: string }>;
  /** Every item of that type that was saved before the call, page by page, in no order. */
  scan<State extends object>(type: AggregateType<State>): AsyncIterable<Stored<State>>;
}

export function aggregateTable(client: DynamoDBClient, tableName: string): AggregateTable {
  return {
    async load(type, key) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: true }),
      );
      return Item && fromItem(type, Item);
    },

    async save(type, state, terms) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem(type, state, terms),
            ...(terms.over === 0
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'v = :over',
                  ExpressionAttributeValues: marshall({ ':over': terms.over }),
                }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { saved: true, version: terms.over + 1 };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return { saved: false, existing: error.Item && fromItem(type, error.Item) };
      }
    },

    async query(type, terms) {
      const { items, next } = await queryItems(client, tableName, terms);
      return { items: items.map((item) => fromItem(type, item)), ...(next !== undefined && { next }) };
    },

    async queryKeys(terms) {
      const { items, next } = await queryItems(client, tableName, terms);
      const keys = items.map((item) =>
        Object.fromEntries(
          Object.entries(item).flatMap(([name, { S }]) => (S === undefined ? [] : [[name, S]])),
        ),
      );
      return { keys, ...(next !== undefined && { next }) };
    },

    async *scan(type) {
      let start: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new ScanCommand({
            TableName: tableName,
            // Whoever scans to forget must not miss what was saved a moment ago.
            ConsistentRead: true,
            FilterExpression: 't = :type',
            ExpressionAttributeValues: marshall({ ':type': type.name }),
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        for (const item of Items) yield fromItem(type, item);
        start = LastEvaluatedKey;
      } while (start);
    },
  };
}

async function queryItems(
  client: DynamoDBClient,
  tableName: string,
  terms: QueryTerms,
): Promise<{ items: Item[]; next: string | undefined }> {
  const names = terms.names ?? { pk: 'pk', sk: 'sk' };
  const values: Record<string, string> = { ':pk': terms.pk };
  let condition = '#pk = :pk';
  if (terms.sk && 'beginsWith' in terms.sk) {
    condition += ' AND begins_with(#sk, :sk)';
    values[':sk'] = terms.sk.beginsWith;
  } else if (terms.sk) {
    condition += ' AND #sk BETWEEN :from AND :to';
    values[':from'] = terms.sk.from;
    values[':to'] = terms.sk.to;
  }
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      ...(terms.index && { IndexName: terms.index }),
      KeyConditionExpression: condition,
      ExpressionAttributeNames: { '#pk': names.pk, ...(terms.sk && { '#sk': names.sk }) },
      ExpressionAttributeValues: marshall(values),
      ScanIndexForward: !(terms.descending ?? false),
      ConsistentRead: terms.consistent ?? terms.index === undefined,
      ...(terms.limit !== undefined && { Limit: terms.limit }),
      ...(terms.after !== undefined && { ExclusiveStartKey: readCursor(terms.after) }),
    }),
  );
  return { items: Items, next: LastEvaluatedKey && writeCursor(LastEvaluatedKey) };
}

// Keys are text only, so a cursor is plain JSON of text.
const writeCursor = (key: Item): string =>
  Buffer.from(
    JSON.stringify(Object.fromEntries(Object.entries(key).map(([name, { S }]) => [name, S]))),
  ).toString('base64url');

const readCursor = (cursor: string): Item =>
  marshall(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
