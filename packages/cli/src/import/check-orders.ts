import { issuesOf, type OrderResult, workOrder } from '@huiyin/contracts';
import { mapRows, reasonOf } from './import-orders.ts';
import { eachOf, inBatches } from './in-batches.ts';
import type { Mapping } from './mapping.ts';

/** Says what a branch would answer to these orders, in their order. */
export type AskBranch = (orders: readonly object[]) => Promise<readonly OrderResult[]>;

/** What an import would do with one row. */
export interface RowForecast {
  readonly line: number;
  /** `sent`: it keeps the contract, and no branch was asked what it would do. */
  readonly fate: OrderResult['result'] | 'sent' | 'skipped' | 'twice-in-file';
  /** Rules with their paths, or the mapping's reason; never a value. */
  readonly reasons: readonly string[];
}

/** Judges by the contract alone, where no branch runs. */
export const byContract: AskBranch = async (orders) =>
  orders.map((order) => {
    const read = workOrder.safeParse(order);
    return read.success
      ? { orderId: read.data.orderId, result: 'recorded' }
      : { result: 'rejected', issues: issuesOf(read.error) };
  });

/** Reads a file as an import would, and records nothing; the rows come in the order of their lines. */
export async function checkOrders(file: string, map: Mapping, ask: AskBranch): Promise<RowForecast[]> {
  const rows: RowForecast[] = [];
  const seen = new Set<string>();
  async function* orders(): AsyncGenerator<{ readonly line: number; readonly order: object }> {
    for await (const { line, mapped } of mapRows(file, map)) {
      if (mapped.kind === 'skipped') {
        rows.push({ line, fate: 'skipped', reasons: [mapped.reason] });
        continue;
      }
      const { orderId, revision = 1 } = mapped.order;
      const id = `${String(orderId)} ${String(revision)}`;
      if (orderId !== undefined && seen.has(id)) rows.push({ line, fate: 'twice-in-file', reasons: [] });
      else yield { line, order: mapped.order };
      seen.add(id);
    }
  }
  await eachOf(inBatches(orders()), 2, async (batch) => {
    const results = await ask(batch.map(({ order }) => order));
    results.forEach(({ result, issues = [] }, index) => {
      rows.push({
        line: batch[index]?.line ?? 0,
        fate: ask === byContract && result === 'recorded' ? 'sent' : result,
        reasons: issues.map(reasonOf),
      });
    });
  });
  return rows.sort((a, b) => a.line - b.line);
}
