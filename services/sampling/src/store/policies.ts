import { type Day, dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { type ListedPolicy, type PutPolicy, policiesInOrder } from '../domain/policies.ts';
import { POLICIES_PARTITION, POLICY } from './items.ts';

/** Every policy, of the branch file and of the API, in their order. */
export async function listPolicies(
  table: AggregateTable,
  { sampling }: Pick<BranchConfiguration, 'sampling'>,
): Promise<readonly ListedPolicy[]> {
  const put: PutPolicy[] = [];
  for await (const { state } of table.queryAll(POLICY, { pk: POLICIES_PARTITION })) put.push(state);
  return policiesInOrder(sampling, put);
}

const REMEMBERED_MILLISECONDS = 60_000;

/**
 * The same, remembered for a minute, and never past midnight: what is put today begins tomorrow at the earliest, so that
 * whoever read the policies today knows all that can be in force today. A read that failed is nobody's answer.
 */
export function rememberedPolicies(
  table: AggregateTable,
  branch: Pick<BranchConfiguration, 'sampling' | 'zone'>,
  now: Clock,
): () => Promise<readonly ListedPolicy[]> {
  let known:
    | { readonly at: number; readonly day: Day; readonly policies: Promise<readonly ListedPolicy[]> }
    | undefined;

  return () => {
    const at = now().getTime();
    const day = dayOf(toInstant(at), branch.zone);
    const age = known ? at - known.at : Number.POSITIVE_INFINITY;
    if (!known || known.day !== day || age < 0 || age >= REMEMBERED_MILLISECONDS) {
      const entry = { at, day, policies: listPolicies(table, branch) };
      entry.policies.catch(() => {
        if (known === entry) known = undefined;
      });
      known = entry;
    }
    return known.policies;
  };
}
