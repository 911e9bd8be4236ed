import { month } from '@huiyin/contracts';

/** Which month's complaints are looked at, as it stands in the address; none: the one before this. */
export interface AnalysisSearch {
  readonly month?: string;
}

/** Whatever else stands in an address is passed over. */
export function readAnalysisSearch(given: Record<string, unknown>): AnalysisSearch {
  const read = month.safeParse(given['month']);
  return read.success ? { month: read.data } : {};
}
