import * as z from 'zod';
import type { Invocation } from '../lambda/lambda-function.ts';

const partial = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })).nullish(),
});

/**
 * Which items of a batch failed, by AWS's rules for ReportBatchItemFailures: an empty or null list is success;
 * an unreadable answer, an empty or an unknown identifier fails the whole batch. 'all' = the whole batch.
 */
export function failuresOf(
  invocation: Invocation,
  identifiers: readonly string[],
  reportsItems: boolean,
): 'all' | ReadonlySet<string> {
  if (invocation.outcome === 'failed') return 'all';
  if (!reportsItems) return new Set();
  const answer: unknown = JSON.parse(invocation.payload);
  if (answer === null || answer === '') return new Set();
  const { success, data } = partial.safeParse(answer);
  if (!success) return 'all';
  const failed = new Set<string>();
  for (const { itemIdentifier } of data.batchItemFailures ?? []) {
    if (!itemIdentifier || !identifiers.includes(itemIdentifier)) return 'all';
    failed.add(itemIdentifier);
  }
  return failed;
}
