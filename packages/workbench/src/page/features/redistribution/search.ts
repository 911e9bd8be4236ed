import { recordId } from '@huiyin/contracts';

/** Which redistribution is open, as it stands in the address. */
export interface RedistributionSearch {
  readonly id?: string;
}

/** Whatever else stands in an address is passed over. */
export function readRedistributionSearch(given: Record<string, unknown>): RedistributionSearch {
  const id = recordId.safeParse(given['id']);
  return id.success ? { id: id.data } : {};
}
