import * as z from 'zod';
import type { OperationHandler } from '../context.ts';
import { placeholdersOf } from '../expressions/bind.ts';
import { compileProjection } from '../expressions/compile.ts';
import { project } from '../expressions/projection.ts';
import { consumedCapacity, operationOf } from '../operation.ts';
import { parseRequest } from '../parse-request.ts';
import { placeOf } from '../schema/item-key.ts';
import { itemOf } from '../storage/item-rows.ts';
import { checkedKey } from './put-and-delete.ts';
import { readUnits } from './read-units.ts';
import { consumed, expression, names, tableName } from './shapes.ts';

const request = z.strictObject({
  TableName: tableName,
  Key: z.unknown().optional(),
  ConsistentRead: z.boolean().optional(),
  ProjectionExpression: expression,
  ...names,
  ReturnConsumedCapacity: consumed,
});

export const getItem: OperationHandler = (context, body) => {
  const wanted = parseRequest(request, body);
  const table = context.tables.open(wanted.TableName);
  const { name, keys } = table.definition;
  const { ProjectionExpression } = wanted;
  const given = placeholdersOf(
    wanted.ExpressionAttributeNames,
    undefined,
    ProjectionExpression !== undefined,
  );
  const projection =
    ProjectionExpression === undefined ? undefined : compileProjection(ProjectionExpression, given);
  given.checkAllUsed();
  const found = table.items.find(placeOf(checkedKey(table, wanted.Key), keys));
  const consumption = {
    kind: 'read' as const,
    table: readUnits(found?.bytes ?? 0, wanted.ConsistentRead),
    indexes: {},
  };
  context.report(operationOf('GetItem', name, consumption));
  const ConsumedCapacity = consumedCapacity(wanted.ReturnConsumedCapacity, name, consumption);
  const item = found && itemOf(found.text);
  return {
    ...(item && { Item: projection ? project(item, projection) : item }),
    ...(ConsumedCapacity && { ConsumedCapacity }),
  };
};
