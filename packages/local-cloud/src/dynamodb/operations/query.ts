import * as z from 'zod';
import { validation } from '../aws-error.ts';
import type { Handler } from '../context.ts';
import { placeholdersOf } from '../expressions/bind.ts';
import { compileCondition } from '../expressions/compile.ts';
import { keyConditionOf } from '../expressions/key-condition.ts';
import { namesIn } from '../expressions/names.ts';
import { placeAt } from '../schema/item-key.ts';
import { keyAttributes } from '../schema/table-definition.ts';
import { cursorOf, readPage } from './read-page.ts';
import { indexNamed, projectionFor, readShape } from './read-terms.ts';
import { parseRequest } from './request.ts';

const request = z.strictObject({
  ...readShape,
  KeyConditionExpression: z.string().optional(),
  ScanIndexForward: z.boolean().optional(),
});

export const query: Handler = (context, body) => {
  const wanted = parseRequest(request, body);
  const table = context.tables.open(wanted.TableName);
  const index = indexNamed(table, wanted);
  const keys = index?.definition.keys ?? table.definition.keys;
  const { KeyConditionExpression, FilterExpression } = wanted;
  if (KeyConditionExpression === undefined)
    throw validation(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const given = placeholdersOf(wanted.ExpressionAttributeNames, wanted.ExpressionAttributeValues, true);
  const keyCondition = compileCondition('KeyConditionExpression', KeyConditionExpression, given);
  const filter =
    FilterExpression === undefined
      ? undefined
      : compileCondition('FilterExpression', FilterExpression, given);
  const projection = projectionFor(table, index, wanted, given);
  given.checkAllUsed();
  const { hash, range } = keyConditionOf(keyCondition, keys);
  if (filter)
    for (const { name } of keyAttributes(keys))
      if (namesIn(filter).has(name))
        throw validation(
          `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`,
        );
  const { hash: partitionHash, partition } = placeAt(hash, undefined);
  const after = cursorOf(table, index?.definition, wanted.ExclusiveStartKey);
  if (after && !after.place.partition.equals(partition))
    throw validation('The provided starting key is outside query boundaries based on provided conditions');
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
