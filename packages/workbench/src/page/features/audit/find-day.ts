import { type BranchApi, everyPage } from '@huiyin/client';

/** A customer whom somebody was shown, for a call or in a case. */
export interface ShownCustomer {
  readonly at: string;
  readonly where: string;
  /** Of a case: why it was opened; without one a call. */
  readonly reason?: string;
}

/** Whom somebody was shown on a day, in their calls and in the cases that they opened, in order. */
export async function findDay(
  api: Pick<BranchApi, 'call'>,
  person: string,
  day: string,
): Promise<readonly ShownCustomer[]> {
  const path = { person, day };
  const [calls, cases] = await Promise.all([
    everyPage((query) => api.call('GET /reveals/{person}/{day}', { path, query })),
    everyPage((query) => api.call('GET /case-reveals/{person}/{day}', { path, query })),
  ]);
  return [...calls, ...cases]
    .flatMap(({ reveals }) => reveals)
    .map(({ at, about, reason }) => ({ at, where: about, ...(reason !== undefined && { reason }) }))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}
