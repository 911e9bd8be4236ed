import type { BranchConfiguration, RecordedPolicy } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { type ListedPolicy, policiesInOrder, proposalsInOrder } from '../domain/policies.ts';
import { POLICIES_PARTITION, POLICY } from './items.ts';

export interface ListedPolicies {
  /** In force, in the past, now or from a day to come, in their order. */
  readonly policies: ListedPolicy[];
  /** Whatever became of them, the newest first. */
  readonly proposals: RecordedPolicy[];
}

export async function listPolicies(
  table: AggregateTable,
  { sampling }: Pick<BranchConfiguration, 'sampling'>,
): Promise<ListedPolicies> {
  const recorded: RecordedPolicy[] = [];
  for await (const { state } of table.queryAll(POLICY, { pk: POLICIES_PARTITION })) recorded.push(state);
  return {
    policies: [...policiesInOrder(sampling, recorded)],
    proposals: [...proposalsInOrder(recorded)],
  };
}

const REMEMBERED_MILLISECONDS = 60_000;

/**
 * Those in force, remembered for a minute: what is approved now begins tomorrow at the earliest, ten minutes from now at least, so that
 * whoever read them a minute ago knows all that can be in force by now. A read that failed is nobody's answer.
 */
export function rememberedPolicies(
  table: AggregateTable,
  branch: Pick<BranchConfiguration, 'sampling'>,
  now: Clock,
): () => Promise<readonly ListedPolicy[]> {
  let known: { readonly at: number; readonly policies: Promise<readonly ListedPolicy[]> } | undefined;

  return () => {
    const at = now().getTime();
    const age = known ? at - known.at : Number.POSITIVE_INFINITY;
    if (!known || age < 0 || age >= REMEMBERED_MILLISECONDS) {
      const entry = { at, policies: listPolicies(table, branch).then(({ policies }) => policies) };
      entry.policies.catch(() => {
        if (known === entry) known = undefined;
      });
      known = entry;
    }
    return known.policies;
  };
}
