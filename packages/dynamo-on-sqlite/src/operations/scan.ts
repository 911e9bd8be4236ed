import * as z from 'zod';
import { validation } from '../aws-error.ts';
import type { OperationHandler } from '../context.ts';
import { placeholdersOf } from '../expressions/bind.ts';
import { parseRequest } from '../parse-request.ts';
import { HASH_SPACE } from '../values/key-bytes.ts';
import { filterFor, indexNamed, projectionFor, readShape } from './read-options.ts';
import { cursorOf, readPage } from './read-page.ts';

const request = z.strictObject({
  ...readShape,
  Segment: z.int().min(0).optional(),
  TotalSegments: z.int().min(1).max(1_000_000).optional(),
});

export const scan: OperationHandler = (context, body) => {
  const wanted = parseRequest(request, body);
  const table = context.tables.open(wanted.TableName);
  const index = indexNamed(table, wanted);
  const { FilterExpression } = wanted;
  const given = placeholdersOf(
    wanted.ExpressionAttributeNames,
    wanted.ExpressionAttributeValues,
    FilterExpression !== undefined || wanted.ProjectionExpression !== undefined,
  );
  const filter = filterFor(table, index, wanted, given);
  const projection = projectionFor(table, index, wanted, given);
  given.checkAllUsed();
  const segment = segmentOf(wanted.Segment, wanted.TotalSegments);
  const after = cursorOf(table, index?.definition, wanted.ExclusiveStartKey);
  if (after && segment && !(after.place.hash >= segment.from && after.place.hash < segment.until))
    throw validation('The provided starting key is invalid: outside of the segment');
  return readPage(context, table, {
    operation: 'Scan',
    index,
    range: { forward: true, ...(segment && { segment }), ...(after && { after }) },
    filter,
    projection,
    limit: wanted.Limit,
    countOnly: wanted.Select === 'COUNT',
    consistent: wanted.ConsistentRead,
    returnConsumed: wanted.ReturnConsumedCapacity,
  });
};

function segmentOf(segment: number | undefined, total: number | undefined) {
  if (segment === undefined && total === undefined) return undefined;
  if (segment === undefined || total === undefined)
    throw validation('The Segment and TotalSegments parameters are required together');
  if (segment >= total)
    throw validation('The Segment parameter is zero-based and must be less than parameter TotalSegments');
  return {
    from: Math.floor((segment * HASH_SPACE) / total),
    until: Math.floor(((segment + 1) * HASH_SPACE) / total),
  };
}
