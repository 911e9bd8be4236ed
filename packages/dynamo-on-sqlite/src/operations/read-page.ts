import { validation } from '../aws-error.ts';
import type { Context } from '../context.ts';
import { meets } from '../expressions/evaluate.ts';
import { type Projection, project } from '../expressions/projection.ts';
import type { Condition } from '../expressions/syntax.ts';
import { type Consumption, consumedCapacity, operationOf } from '../operation.ts';
import { checkIndexKeys, checkItemKeys, pick, placeOf } from '../schema/item-key.ts';
import { type IndexDefinition, keyAttributes, projectedNames } from '../schema/table-definition.ts';
import { itemOf } from '../storage/item-rows.ts';
import { type Range, readRange } from '../storage/ranges.ts';
import type { Table } from '../storage/tables.ts';
import { type Attributes, type AttributeValue, typeOf } from '../values/attribute-value.ts';
import { canonicalItem } from '../values/canonical.ts';
import { readUnits } from './read-units.ts';

const PAGE_BYTES_MAX = 1024 * 1024;

export interface PageOptions {
  readonly operation: 'Query' | 'Scan';
  readonly index: { readonly definition: IndexDefinition; readonly position: number } | undefined;
  readonly range: Range;
  readonly filter: Condition<AttributeValue> | undefined;
  readonly projection: Projection | undefined;
  readonly limit: number | undefined;
  readonly countOnly: boolean;
  readonly consistent: boolean | undefined;
  readonly returnConsumed: string | undefined;
}

/** Reads one page: up to `limit` items or 1 MB before the filter; what was read is billed, and the answer says where the next page starts. */
export function readPage(context: Context, table: Table, options: PageOptions): object {
  const { definition } = table;
  const { index } = options;
  const names = index && projectedNames(definition, index.definition);
  const items: Attributes[] = [];
  let [count, scanned, bytes] = [0, 0, 0];
  let last: Attributes | undefined;
  let lastRead: Attributes | undefined;
  for (const row of readRange(context.tables.db, definition, index?.position, options.range)) {
    if (bytes > PAGE_BYTES_MAX) {
      last = lastRead;
      break;
    }
    const whole = itemOf(row.text);
    const item = names ? pick(whole, names) : whole;
    scanned += 1;
    bytes += row.bytes;
    if (!options.filter || meets(item, options.filter)) {
      count += 1;
      if (!options.countOnly) items.push(options.projection ? project(item, options.projection) : item);
    }
    lastRead = whole;
    // A full page ends here even if nothing follows; one that grew too big, only if something does.
    if (scanned === options.limit) {
      last = whole;
      break;
    }
  }
  const units = readUnits(bytes, options.consistent);
  const consumption: Consumption = {
    kind: 'read',
    table: index ? 0 : units,
    indexes: index ? { [index.definition.name]: units } : {},
  };
  context.report(
    operationOf(options.operation, definition.name, consumption, {
      ...(index && { index: index.definition.name }),
    }),
  );
  const ConsumedCapacity = consumedCapacity(options.returnConsumed, definition.name, consumption);
  return {
    ...(!options.countOnly && { Items: items }),
    Count: count,
    ScannedCount: scanned,
    ...(last && { LastEvaluatedKey: pick(last, cursorNames(table, index?.definition)) }),
    ...(ConsumedCapacity && { ConsumedCapacity }),
  };
}

function cursorNames(table: Table, index: IndexDefinition | undefined): Set<string> {
  const attributes = [...keyAttributes(table.definition.keys), ...(index ? keyAttributes(index.keys) : [])];
  return new Set(attributes.map(({ name }) => name));
}

/** Reads the key a caller handed back; throws a ValidationException when it cannot be one. */
export function cursorOf(
  table: Table,
  index: IndexDefinition | undefined,
  given: unknown,
): NonNullable<Range['after']> | undefined {
  if (given === undefined) return undefined;
  const { item } = canonicalItem(given);
  const attributes = [...keyAttributes(table.definition.keys), ...(index ? keyAttributes(index.keys) : [])];
  const types = new Map(attributes.map(({ name, type }) => [name, type]));
  const fits =
    Object.keys(item).length === types.size &&
    Object.entries(item).every(([name, value]) => types.get(name) === typeOf(value));
  if (!fits) throw validation('The provided starting key is invalid');
  checkItemKeys(item, table.definition.keys);
  if (index) checkIndexKeys(item, index);
  const tablePlace = placeOf(item, table.definition.keys);
  return { tablePlace, place: index ? placeOf(item, index.keys) : tablePlace };
}
