import * as z from 'zod';
import { invalidParameter, validation } from '../aws-error.ts';
import type { Placeholders } from '../expressions/bind.ts';
import { compileCondition, compileProjection } from '../expressions/compile.ts';
import { namesIn } from '../expressions/names.ts';
import type { Projection } from '../expressions/projection.ts';
import type { Condition } from '../expressions/syntax.ts';
import { projectedNames } from '../schema/table-definition.ts';
import type { Table } from '../storage/tables.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import type { PageOptions } from './read-page.ts';
import { consumed, expression, placeholders, tableName } from './shapes.ts';

/** What Query and Scan have in common. */
export const readShape = {
  TableName: tableName,
  IndexName: z.string().optional(),
  Select: z.enum(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT']).optional(),
  FilterExpression: expression,
  ProjectionExpression: expression,
  ...placeholders,
  Limit: z.int().min(1).optional(),
  ExclusiveStartKey: z.unknown().optional(),
  ConsistentRead: z.boolean().optional(),
  ReturnConsumedCapacity: consumed,
};
const shape = z.object(readShape);
type ReadRequest = z.infer<typeof shape>;

export function indexNamed(table: Table, wanted: ReadRequest): PageOptions['index'] {
  const { IndexName } = wanted;
  if (IndexName === undefined) return undefined;
  const position = table.definition.indexes.findIndex(({ name }) => name === IndexName);
  const definition = table.definition.indexes[position];
  if (!definition) throw validation(`The table does not have the specified index: ${IndexName}`);
  if (wanted.ConsistentRead)
    throw validation('Consistent reads are not supported on global secondary indexes');
  return { definition, position };
}

/** The projection asked for, checked against what the index holds and against `Select`. */
export function projectionFor(
  table: Table,
  index: PageOptions['index'],
  wanted: ReadRequest,
  given: Placeholders,
): Projection | undefined {
  const { ProjectionExpression, Select } = wanted;
  if (ProjectionExpression !== undefined && Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES')
    throw validation(`Cannot specify the ProjectionExpression when choosing to get ${Select}`);
  if (ProjectionExpression === undefined && Select === 'SPECIFIC_ATTRIBUTES')
    throw validation(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && !index)
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (Select === 'ALL_ATTRIBUTES' && index && index.definition.projection !== 'ALL')
    throw invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.definition.name} because its projection type is not ALL`,
    );
  if (ProjectionExpression === undefined) return undefined;
  const projection = compileProjection(ProjectionExpression, given);
  const held = index && projectedNames(table.definition, index.definition);
  const missing = held && [...projection.keys()].filter((name) => !held.has(String(name)));
  if (missing && missing.length > 0)
    throw invalidParameter(`Global secondary index ${index.definition.name} does not project [${missing}]`);
  return projection;
}

/** The filter asked for; on an index it may look only at what the index holds. */
export function filterFor(
  table: Table,
  index: PageOptions['index'],
  wanted: ReadRequest,
  given: Placeholders,
): Condition<AttributeValue> | undefined {
  if (wanted.FilterExpression === undefined) return undefined;
  const filter = compileCondition('FilterExpression', wanted.FilterExpression, given);
  const held = index && projectedNames(table.definition, index.definition);
  const missing = held && [...namesIn(filter)].filter((name) => !held.has(String(name)));
  if (missing && missing.length > 0)
    throw invalidParameter(
      `Secondary index ${index.definition.name} does not project one or more filter attributes: [${missing}]`,
    );
  return filter;
}
