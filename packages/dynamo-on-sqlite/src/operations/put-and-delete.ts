import * as z from 'zod';
import { conditionFailed, validation } from '../aws-error.ts';
import type { Context, OperationHandler } from '../context.ts';
import { placeholdersOf } from '../expressions/bind.ts';
import { compileCondition } from '../expressions/compile.ts';
import { meets } from '../expressions/evaluate.ts';
import { consumedCapacity, operationOf } from '../operation.ts';
import { parseRequest } from '../parse-request.ts';
import { checkIndexKeys, checkItemKeys, checkKey, keyOf, placeOf } from '../schema/item-key.ts';
import type { Table } from '../storage/tables.ts';
import { write } from '../storage/write.ts';
import type { Attributes } from '../values/attribute-value.ts';
import { canonicalItem, type MeasuredItem } from '../values/canonical.ts';
import { consumed, expression, placeholders, tableName } from './shapes.ts';

const ITEM_BYTES_MAX = 400 * 1024;

const conditional = {
  TableName: tableName,
  ConditionExpression: expression,
  ...placeholders,
  ReturnConsumedCapacity: consumed,
  ReturnItemCollectionMetrics: z.literal('NONE').optional(),
  ReturnValues: z.enum(['NONE', 'ALL_OLD']).optional(),
  ReturnValuesOnConditionCheckFailure: z.enum(['NONE', 'ALL_OLD']).optional(),
};
const putRequest = z.strictObject({ ...conditional, Item: z.unknown().optional() });
const deleteRequest = z.strictObject({ ...conditional, Key: z.unknown().optional() });
type WriteOptions = Omit<z.infer<typeof putRequest>, 'Item'>;

export const putItem: OperationHandler = (context, body) => {
  const { Item, ...options } = parseRequest(putRequest, body);
  const table = context.tables.open(options.TableName);
  const next = checkedItem(table, Item);
  return writeOne(context, table, 'PutItem', options, keyOf(next.item, table.definition.keys), next);
};

export const deleteItem: OperationHandler = (context, body) => {
  const { Key, ...options } = parseRequest(deleteRequest, body);
  const table = context.tables.open(options.TableName);
  return writeOne(context, table, 'DeleteItem', options, checkedKey(table, Key), undefined);
};

/** An item as it may be put: measured, its keys and index keys right. */
export function checkedItem(table: Table, given: unknown): MeasuredItem {
  const measured = canonicalItem(given);
  checkItemKeys(measured.item, table.definition.keys);
  for (const index of table.definition.indexes) checkIndexKeys(measured.item, index);
  if (measured.bytes > ITEM_BYTES_MAX) throw validation('Item size has exceeded the maximum allowed size');
  return measured;
}

export function checkedKey(table: Table, given: unknown): Attributes {
  const { item } = canonicalItem(given);
  checkKey(item, table.definition.keys);
  return item;
}

function writeOne(
  context: Context,
  table: Table,
  operation: string,
  options: WriteOptions,
  key: Attributes,
  next: MeasuredItem | undefined,
): object {
  const { name } = table.definition;
  const given = placeholdersOf(
    options.ExpressionAttributeNames,
    options.ExpressionAttributeValues,
    options.ConditionExpression !== undefined,
  );
  const condition =
    options.ConditionExpression === undefined
      ? undefined
      : compileCondition('ConditionExpression', options.ConditionExpression, given);
  given.checkAllUsed();
  const { held, changed, old, consumption } = write(context.tables.db, table, {
    place: placeOf(key, table.definition.keys),
    next,
    condition: condition && ((item) => meets(item, condition)),
    at: context.now(),
  });
  context.report(
    operationOf(operation, name, consumption, { keys: [key], ...(!held && { failedCondition: true }) }),
  );
  if (!held)
    throw conditionFailed(options.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? old : undefined);
  if (changed) context.changed(name);
  const ConsumedCapacity = consumedCapacity(options.ReturnConsumedCapacity, name, consumption);
  return {
    ...(options.ReturnValues === 'ALL_OLD' && old && { Attributes: old }),
    ...(ConsumedCapacity && { ConsumedCapacity }),
  };
}
