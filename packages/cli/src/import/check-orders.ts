import { issuesOf, workOrder } from '@huiyin/contracts';
import { mapRows, reasonOf } from './import-orders.ts';
import type { Mapping } from './mapping.ts';

/** What an import would do with one row, as far as file, mapping and contract say. */
export interface RowForecast {
  readonly line: number;
  readonly fate: 'sent' | 'rejected' | 'skipped' | 'twice-in-file';
  /** Rules with their paths, or the mapping's reason; never a value. */
  readonly reasons: readonly string[];
}

/**
 * Reads a file as an import would and sends nothing. What only the branch knows (its teams, business types and phone pattern,
 * which orders it has) is not looked at.
 */
export async function* checkOrders(file: string, map: Mapping): AsyncGenerator<RowForecast> {
  const seen = new Set<string>();
  for await (const { line, mapped } of mapRows(file, map)) {
    if (mapped.kind === 'skipped') {
      yield { line, fate: 'skipped', reasons: [mapped.reason] };
      continue;
    }
    const read = workOrder.safeParse(mapped.order);
    if (!read.success) {
      yield { line, fate: 'rejected', reasons: issuesOf(read.error).map(reasonOf) };
      continue;
    }
    const id = `${read.data.orderId} ${read.data.revision}`;
    yield { line, fate: seen.has(id) ? 'twice-in-file' : 'sent', reasons: [] };
    seen.add(id);
  }
}
