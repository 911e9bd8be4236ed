import type { Attributes } from './values/attribute-value.ts';

export interface Units {
  readonly read: number;
  readonly write: number;
}

/** One operation on one table as it is billed; a batch reports one per table. */
export interface Operation {
  /** 'PutItem' …; also 'GetRecords', which has no units but is billed per call */
  readonly operation: string;
  readonly table: string;
  /** the index that was queried */
  readonly index?: string;
  /** all of it: the table and its indexes */
  readonly units: Units;
  readonly tableUnits: Units;
  readonly indexUnits: Readonly<Record<string, Units>>;
  /** keys of the items written (or tried) */
  readonly keys?: readonly Attributes[];
  readonly failedCondition?: boolean;
}

/** Units by where they were consumed, before the meter or the caller gets them. */
export interface Consumption {
  readonly kind: 'read' | 'write';
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

const NOTHING: Units = { read: 0, write: 0 };

export function operationOf(
  operation: string,
  table: string,
  consumption: Consumption,
  more: Pick<Operation, 'index' | 'keys' | 'failedCondition'> = {},
): Operation {
  const units = (value: number): Units => ({ ...NOTHING, [consumption.kind]: value });
  const indexUnits: Record<string, Units> = {};
  let total = consumption.table;
  for (const [name, value] of Object.entries(consumption.indexes)) {
    indexUnits[name] = units(value);
    total += value;
  }
  return { operation, table, units: units(total), tableUnits: units(consumption.table), indexUnits, ...more };
}

/** The sum of two consumptions of the same kind on the same table. */
export function addConsumption(left: Consumption, right: Consumption): Consumption {
  const indexes = { ...left.indexes };
  for (const [name, value] of Object.entries(right.indexes)) indexes[name] = (indexes[name] ?? 0) + value;
  return { kind: left.kind, table: left.table + right.table, indexes };
}

/** The ConsumedCapacity part of an answer, or nothing when it was not asked for. */
export function consumedCapacity(
  wanted: string | undefined,
  table: string,
  consumption: Consumption,
): object | undefined {
  if (wanted !== 'TOTAL' && wanted !== 'INDEXES') return undefined;
  const indexes = Object.entries(consumption.indexes);
  const CapacityUnits = indexes.reduce((sum, [, units]) => sum + units, consumption.table);
  if (wanted === 'TOTAL') return { TableName: table, CapacityUnits };
  return {
    TableName: table,
    CapacityUnits,
    Table: { CapacityUnits: consumption.table },
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: Object.fromEntries(
        indexes.map(([name, units]) => [name, { CapacityUnits: units }]),
      ),
    }),
  };
}
