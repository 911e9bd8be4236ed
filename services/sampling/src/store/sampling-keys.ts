import type { AggregateTable } from '@huiyin/table';
import type { SamplingKey } from '../domain/sampling-key.ts';
import { SAMPLING_KEY, SAMPLING_KEYS_PARTITION } from './items.ts';

/** Fourteen months: windows end two months after their month at the latest, and a clock may have stood still for a while. */
const MONTHS = 14;

/** The keys of the months up to this one, the newest first; as many whatever the age of the branch. */
export async function recentSamplingKeys(
  table: AggregateTable,
  month: string,
): Promise<readonly SamplingKey[]> {
  const range = {
    pk: SAMPLING_KEYS_PARTITION,
    sk: { from: '0', to: month },
    descending: true,
    limit: MONTHS,
  };
  const { items } = await table.query(SAMPLING_KEY, range);
  return items.map(({ state }) => state);
}
