import type { Call } from './arbitraries.ts';
import type { ProtocolAnswer, StreamChange } from './protocol.ts';

/** Leaves out what is no promise: the order of sets, of a scan, and of items with equal index keys; the table's name. */
export function comparable(operation: string, request: Call['body'], answer: ProtocolAnswer): unknown {
  const { ConsumedCapacity, Items, ...body } = answer.body;
  const items = Array.isArray(Items) ? Items.map((item) => JSON.stringify(sorted(item))) : undefined;
  const unordered = operation === 'Scan' || request.IndexName !== undefined;
  return {
    refused: answer.refused,
    body: sorted(body),
    items: unordered ? items?.sort() : items,
    // DynamoDB Local asks nothing for a query that finds nothing; DynamoDB asks for the least.
    capacity: body.ScannedCount === 0 ? undefined : sorted(capacityOf(ConsumedCapacity)),
  };
}

function capacityOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('TableName' in given)) return given;
  const { TableName: _, ...rest } = given;
  return rest;
}

const SETS = new Set(['SS', 'NS', 'BS']);

export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, inner]) => [
        name,
        SETS.has(name) && Array.isArray(inner) ? [...inner].sort() : sorted(inner),
      ]),
  );
}

/** A stream promises the order of each item's changes, not that between items: those of a batch have none. */
export function byItem(records: readonly StreamChange[]): Record<string, unknown[]> {
  const grouped: Record<string, unknown[]> = {};
  for (const record of records) {
    const of = JSON.stringify(sorted(record.keys));
    grouped[of] = [...(grouped[of] ?? []), sorted(record)];
  }
  return grouped;
}
