import * as z from 'zod';
import { validation } from '../aws-error.ts';
import type { OperationHandler } from '../context.ts';
import { placeholdersOf } from '../expressions/bind.ts';
import { compileProjection } from '../expressions/compile.ts';
import { project } from '../expressions/projection.ts';
import { addConsumption, type Consumption, consumedCapacity, operationOf } from '../operation.ts';
import { parseRequest } from '../parse-request.ts';
import { keyOf, placeOf } from '../schema/item-key.ts';
import { itemOf } from '../storage/item-rows.ts';
import type { Table } from '../storage/tables.ts';
import { write } from '../storage/write.ts';
import type { Attributes } from '../values/attribute-value.ts';
import type { MeasuredItem } from '../values/canonical.ts';
import { checkedItem, checkedKey } from './put-and-delete.ts';
import { readUnits } from './read-units.ts';
import { consumed, expression, names } from './shapes.ts';

const GETS_MAX = 100;
const WRITES_MAX = 25;
const ANSWER_BYTES_MAX = 16 * 1024 * 1024;

const getRequest = z.strictObject({
  RequestItems: z.record(
    z.string(),
    z.strictObject({
      Keys: z.array(z.unknown()).min(1),
      ConsistentRead: z.boolean().optional(),
      ProjectionExpression: expression,
      ...names,
    }),
  ),
  ReturnConsumedCapacity: consumed,
});

export const batchGetItem: OperationHandler = (context, body) => {
  const { RequestItems, ReturnConsumedCapacity } = parseRequest(getRequest, body);
  const wanted = Object.entries(RequestItems);
  checkCount(
    wanted.reduce((sum, [, { Keys }]) => sum + Keys.length, 0),
    GETS_MAX,
  );
  let bytes = 0;
  const Responses: Record<string, Attributes[]> = {};
  const UnprocessedKeys: Record<string, object> = {};
  const capacities: (object | undefined)[] = [];
  for (const [given, { Keys, ...options }] of wanted) {
    const table = context.tables.open(given);
    const { ProjectionExpression } = options;
    const placeholders = placeholdersOf(
      options.ExpressionAttributeNames,
      undefined,
      ProjectionExpression !== undefined,
    );
    const projection =
      ProjectionExpression === undefined ? undefined : compileProjection(ProjectionExpression, placeholders);
    placeholders.checkAllUsed();
    const keys = Keys.map((key) => checkedKey(table, key));
    checkDistinct(keys, 'Provided list of item keys contains duplicates');
    const items: Attributes[] = [];
    const left: Attributes[] = [];
    let units = 0;
    for (const key of keys) {
      const found = table.items.find(placeOf(key, table.definition.keys));
      if (bytes + (found?.bytes ?? 0) > ANSWER_BYTES_MAX) {
        left.push(key);
        continue;
      }
      bytes += found?.bytes ?? 0;
      units += readUnits(found?.bytes ?? 0, options.ConsistentRead);
      if (!found) continue;
      const item = itemOf(found.text);
      items.push(projection ? project(item, projection) : item);
    }
    Responses[given] = items;
    if (left.length > 0) UnprocessedKeys[given] = { Keys: left, ...options };
    const consumption: Consumption = { kind: 'read', table: units, indexes: {} };
    context.report(operationOf('BatchGetItem', table.definition.name, consumption));
    capacities.push(consumedCapacity(ReturnConsumedCapacity, table.definition.name, consumption));
  }
  return { Responses, UnprocessedKeys, ...capacityPart(capacities) };
};

const writeRequest = z.strictObject({
  RequestItems: z.record(
    z.string(),
    z
      .array(
        z.strictObject({
          PutRequest: z.strictObject({ Item: z.unknown().optional() }).optional(),
          DeleteRequest: z.strictObject({ Key: z.unknown().optional() }).optional(),
        }),
      )
      .min(1),
  ),
  ReturnConsumedCapacity: consumed,
  ReturnItemCollectionMetrics: z.literal('NONE').optional(),
});

interface BatchedWrite {
  readonly key: Attributes;
  readonly next: MeasuredItem | undefined;
}

export const batchWriteItem: OperationHandler = (context, body) => {
  const { RequestItems, ReturnConsumedCapacity } = parseRequest(writeRequest, body);
  const wanted = Object.entries(RequestItems);
  checkCount(
    wanted.reduce((sum, [, writes]) => sum + writes.length, 0),
    WRITES_MAX,
  );
  // All is checked before anything is written.
  const checked = wanted.map(([given, writes]) => {
    const table = context.tables.open(given);
    const batch = writes.map(({ PutRequest, DeleteRequest }) =>
      batchedWrite(table, PutRequest, DeleteRequest),
    );
    checkDistinct(
      batch.map(({ key }) => key),
      'Provided list of item keys contains duplicates',
    );
    return { table, batch };
  });
  const capacities: (object | undefined)[] = [];
  for (const { table, batch } of checked) {
    const { name, keys } = table.definition;
    let consumption: Consumption = { kind: 'write', table: 0, indexes: {} };
    let anyChanged = false;
    context.tables.db.transaction(() => {
      for (const { key, next } of batch) {
        const place = placeOf(key, keys);
        const written = write(context.tables.db, table, { place, next, at: context.now() }, true);
        consumption = addConsumption(consumption, written.consumption);
        anyChanged ||= written.changed;
      }
    });
    context.report(operationOf('BatchWriteItem', name, consumption, { keys: batch.map(({ key }) => key) }));
    if (anyChanged) context.changed(name);
    capacities.push(consumedCapacity(ReturnConsumedCapacity, name, consumption));
  }
  return { UnprocessedItems: {}, ...capacityPart(capacities) };
};

function batchedWrite(
  table: Table,
  put: { Item?: unknown } | undefined,
  remove: { Key?: unknown } | undefined,
): BatchedWrite {
  if ((put === undefined) === (remove === undefined))
    throw validation(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  if (!put) return { key: checkedKey(table, remove?.Key), next: undefined };
  const next = checkedItem(table, put.Item);
  return { key: keyOf(next.item, table.definition.keys), next };
}

function checkCount(count: number, max: number): void {
  if (count === 0 || count > max)
    throw validation(`1 validation error detected: a batch takes 1 to ${max} requests, not ${count}`);
}

function checkDistinct(keys: readonly Attributes[], message: string): void {
  if (new Set(keys.map((key) => JSON.stringify(key))).size < keys.length) throw validation(message);
}

function capacityPart(capacities: readonly (object | undefined)[]): object {
  const given = capacities.filter((capacity) => capacity !== undefined);
  return given.length > 0 ? { ConsumedCapacity: given } : {};
}
