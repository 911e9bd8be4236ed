import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { EventName } from '@huiyin/contracts';
import { type Clock, Fault } from '@huiyin/kernel';
import type { AggregateType, ItemKey, Stored, Trace } from './aggregate-type.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { fromItem, type Item, toItem } from './item.ts';

/** Saved, or the condition did not hold: then what lies there instead (undefined: nothing). */
export type SaveResult<State extends object> =
  | { readonly saved: true; readonly version: number }
  | { readonly saved: false; readonly existing: Stored<State> | undefined };

/** What a rule decides: the state to save and what that says to others; without `next` nothing is saved. */
export interface Ruling<State extends object, Emits extends EventName, Answer> {
  readonly next?: State | undefined;
  readonly emits?: readonly Emits[];
  readonly answer: Answer;
}

export type Rule<State extends object, Emits extends EventName, Answer> = (
  found: State | undefined,
) => Ruling<State, Emits, Answer> | Promise<Ruling<State, Emits, Answer>>;

export interface QueryRange {
  readonly index?: string;
  /** Attribute names of the key; default `pk` and `sk`. */
  readonly names?: { readonly pk: string; readonly sk: string };
  readonly pk: string;
  readonly sk?: { readonly beginsWith: string } | { readonly from: string; readonly to: string };
  readonly descending?: boolean;
  /** Items of a page at most. */
  readonly limit?: number;
  readonly after?: string | undefined;
}

export interface Page<State extends object> {
  readonly items: readonly Stored<State>[];
  /** Hand it back as `after` to go on; absent at the end. */
  readonly next?: string;
}

/** The one table of a service. Faults of DynamoDB are thrown as they come. */
export interface AggregateTable {
  load<State extends object>(type: AggregateType<State>, key: ItemKey): Promise<Stored<State> | undefined>;
  /**
   * Those of these keys that lie there, in no order: as dear as loading one after another, in a hundredth of the requests.
   * Throws the Fault `keys-unread` when DynamoDB leaves some over time and again.
   */
  loadEach<State extends object>(
    type: AggregateType<State>,
    keys: readonly ItemKey[],
  ): Promise<readonly Stored<State>[]>;
  /**
   * Loads, lets the rule decide, saves if nobody else did, else decides again on what lies there now. Throws the Fault
   * `changed-by-others` when others were faster eight times in a row. With `assume: 'absent'` the first try saves what the
   * rule says of nothing, unread: where that is usual, a duplicate costs one failed write and no read.
   */
  change<State extends object, Emits extends EventName, Answer>(
    type: AggregateType<State, Emits>,
    key: ItemKey,
    trace: Trace,
    rule: Rule<State, Emits, Answer>,
    options?: { readonly assume?: 'absent' },
  ): Promise<Answer>;
  /** One conditional put of the whole item over what was read: 1 write unit per KB, also when the condition fails. */
  save<State extends object, Emits extends EventName>(
    type: AggregateType<State, Emits>,
    state: NoInfer<State>,
    over: Stored<State> | undefined,
    trace: Trace,
    emits?: readonly NoInfer<Emits>[],
  ): Promise<SaveResult<State>>;
  /** One page, read consistently unless it is of an index. Throws CursorUnreadable for a cursor of another range. */
  query<State extends object>(type: AggregateType<State>, range: QueryRange): Promise<Page<State>>;
  /** Every item of the range, page after page. */
  queryAll<State extends object>(
    type: AggregateType<State>,
    range: QueryRange,
  ): AsyncGenerator<Stored<State>>;
  /** The keys and index attributes alone, for indexes that project no state, page after page. */
  queryKeys(range: QueryRange): AsyncGenerator<Record<string, string>>;
  /** One page of a consistent scan of items of these types whose attribute at `path` (e.g. `s.customer.customerKey`) is one of these. */
  scanWhere(search: ScanSearch): Promise<{ readonly items: readonly Item[]; readonly next?: string }>;
}

export interface ScanSearch {
  readonly type: string;
  readonly path: string;
  readonly values: readonly (string | Uint8Array)[];
  readonly after?: string | undefined;
}

/** How often a decision is taken anew when somebody else saved first, and keys are asked for of which none is read. */
const TRIES = 8;
/** Of one BatchGetItem. */
const KEYS_MAX = 100;

export function aggregateTable(client: DynamoDBClient, tableName: string, now: Clock): AggregateTable {
  const table: AggregateTable = {
    async load(type, key) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: true }),
      );
      return Item && fromItem(type, Item);
    },

    async loadEach(type, keys) {
      // DynamoDB refuses a key that is named twice.
      const left = [...new Map(keys.map((key) => [JSON.stringify(key), marshall(key)])).values()];
      const items: Item[] = [];
      let inVain = 0;
      while (left.length > 0) {
        const Keys = left.splice(0, KEYS_MAX);
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
        );
        const unread = UnprocessedKeys?.[tableName]?.Keys ?? [];
        inVain = unread.length < Keys.length ? 0 : inVain + 1;
        if (inVain === TRIES) throw new Fault('keys-unread', `Items of type ${type.name} were left unread`);
        left.push(...unread);
        items.push(...(Responses?.[tableName] ?? []));
      }
      return items.map((item) => fromItem(type, item));
    },

    async change(type, key, trace, rule, { assume } = {}) {
      let found = assume === 'absent' ? undefined : await table.load(type, key);
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const { next, emits = [], answer } = await rule(found?.state);
        if (next === undefined) return answer;
        const result = await table.save(type, next, found, trace, emits);
        if (result.saved) return answer;
        found = result.existing;
      }
      throw new Fault(
        'changed-by-others',
        `An item of type ${type.name} was changed by others ${TRIES} times in a row`,
      );
    },

    async save(type, state, over, trace, emits = []) {
      const version = Math.max((over?.version ?? 0) + 1, now().getTime());
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem(type, state, { over, version, emits, trace }),
            ...(over === undefined
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'v = :over',
                  ExpressionAttributeValues: marshall({ ':over': over.version }),
                }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { saved: true, version };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return { saved: false, existing: error.Item && fromItem(type, error.Item) };
      }
    },

    async query(type, range) {
      const { items, next } = await queryItems(client, tableName, range);
      return { items: items.map((item) => fromItem(type, item)), ...(next !== undefined && { next }) };
    },

    async *queryAll(type, range) {
      for await (const items of pages(range, (page) => queryItems(client, tableName, page)))
        for (const item of items) yield fromItem(type, item);
    },

    async *queryKeys(range) {
      for await (const items of pages(range, (page) => queryItems(client, tableName, page)))
        for (const item of items)
          yield Object.fromEntries(
            Object.entries(item).flatMap(([name, { S }]) => (S === undefined ? [] : [[name, S]])),
          );
    },

    async scanWhere({ type, path, values, after }) {
      const steps = path.split('.');
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({
          TableName: tableName,
          // Whoever scans to forget must not miss what was saved a moment ago.
          ConsistentRead: true,
          FilterExpression: `t = :type AND ${steps.map((_, index) => `#p${index}`).join('.')} IN (${values.map((_, index) => `:v${index}`).join(', ')})`,
          ExpressionAttributeNames: Object.fromEntries(steps.map((step, index) => [`#p${index}`, step])),
          ExpressionAttributeValues: marshall({
            ':type': type,
            ...Object.fromEntries(values.map((value, index) => [`:v${index}`, value])),
          }),
          ...(after !== undefined && { ExclusiveStartKey: readCursor(after) }),
        }),
      );
      return { items: Items, ...(LastEvaluatedKey && { next: writeCursor(LastEvaluatedKey) }) };
    },
  };
  return table;
}

/** Pages until there is no next one; DynamoDB gives another cursor each time, so this ends with the range. */
async function* pages(
  range: QueryRange,
  read: (
    range: QueryRange,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | undefined }>,
): AsyncGenerator<readonly Item[]> {
  let after = range.after;
  do {
    const { items, next } = await read({ ...range, after });
    yield items;
    after = next;
  } while (after !== undefined);
}

async function queryItems(
  client: DynamoDBClient,
  tableName: string,
  { index, names = { pk: 'pk', sk: 'sk' }, pk, sk, descending = false, limit, after }: QueryRange,
): Promise<{ items: readonly Item[]; next: string | undefined }> {
  const values: Record<string, string> = { ':pk': pk };
  let condition = '#pk = :pk';
  if (sk && 'beginsWith' in sk) {
    condition += ' AND begins_with(#sk, :sk)';
    values[':sk'] = sk.beginsWith;
  } else if (sk) {
    condition += ' AND #sk BETWEEN :from AND :to';
    values[':from'] = sk.from;
    values[':to'] = sk.to;
  }
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      ...(index !== undefined && { IndexName: index }),
      KeyConditionExpression: condition,
      ExpressionAttributeNames: { '#pk': names.pk, ...(sk && { '#sk': names.sk }) },
      ExpressionAttributeValues: marshall(values),
      ScanIndexForward: !descending,
      ConsistentRead: index === undefined,
      ...(limit !== undefined && { Limit: limit }),
      ...(after !== undefined && { ExclusiveStartKey: readCursor(after, { names, pk }) }),
    }),
  );
  return { items: Items, next: LastEvaluatedKey && writeCursor(LastEvaluatedKey) };
}
