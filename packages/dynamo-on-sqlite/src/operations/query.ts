import * as z from 'zod';
import { validation } from '../aws-error.ts';
import type { OperationHandler } from '../context.ts';
import { placeholdersOf } from '../expressions/bind.ts';
import { compileCondition } from '../expressions/compile.ts';
import { keyConditionOf, liesIn } from '../expressions/key-condition.ts';
import { namesIn } from '../expressions/names.ts';
import type { Condition } from '../expressions/syntax.ts';
import { parseRequest } from '../parse-request.ts';
import { placeAt } from '../schema/item-key.ts';
import { type KeySchema, keyAttributes } from '../schema/table-definition.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import { filterFor, indexNamed, projectionFor, readShape } from './read-options.ts';
import { cursorOf, readPage } from './read-page.ts';

const request = z.strictObject({
  ...readShape,
  KeyConditionExpression: z.string().optional(),
  ScanIndexForward: z.boolean().optional(),
});

export const query: OperationHandler = (context, body) => {
  const wanted = parseRequest(request, body);
  const table = context.tables.open(wanted.TableName);
  const index = indexNamed(table, wanted);
  const keys = index?.definition.keys ?? table.definition.keys;
  const { KeyConditionExpression } = wanted;
  if (KeyConditionExpression === undefined)
    throw validation(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const given = placeholdersOf(wanted.ExpressionAttributeNames, wanted.ExpressionAttributeValues, true);
  const keyCondition = compileCondition('KeyConditionExpression', KeyConditionExpression, given);
  const filter = filterFor(table, index, wanted, given);
  const projection = projectionFor(table, index, wanted, given);
  given.checkAllUsed();
  const { hash, range } = keyConditionOf(keyCondition, keys);
  if (filter) checkFilterOfQuery(filter, keys);
  const { hash: partitionHash, partition } = placeAt(hash, undefined);
  const after = cursorOf(table, index?.definition, wanted.ExclusiveStartKey);
  if (after && !after.place.partition.equals(partition))
    throw validation('The provided starting key is outside query boundaries based on provided conditions');
  if (after && !liesIn(range, after.place.sort))
    throw validation('The provided starting key does not match the range key predicate');
  return readPage(context, table, {
    operation: 'Query',
    index,
    range: {
      partition: { hash: partitionHash, bytes: partition },
      sort: range,
      forward: wanted.ScanIndexForward ?? true,
      ...(after && { after }),
    },
    filter,
    projection,
    limit: wanted.Limit,
    countOnly: wanted.Select === 'COUNT',
    consistent: wanted.ConsistentRead,
    returnConsumed: wanted.ReturnConsumedCapacity,
  });
};

function checkFilterOfQuery(filter: Condition<AttributeValue>, keys: KeySchema): void {
  const names = namesIn(filter);
  for (const { name } of keyAttributes(keys))
    if (names.has(name))
      throw validation(
        `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`,
      );
}
