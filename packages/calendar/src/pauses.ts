import type { Instant } from './branch-time.ts';
import type { Pause } from './limit.ts';

/** A stretch in which nothing runs, whatever the reasons; open at its end when the last of them has not ended. */
export interface Standstill {
  readonly from: Instant;
  readonly until?: Instant | undefined;
}

/** The pauses joined where they meet or overlap, in time. */
export function standstillsOf(pauses: readonly Pause[]): readonly Standstill[] {
  const joined: Standstill[] = [];
  for (const { from, until } of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (!last || (last.until !== undefined && last.until < from)) joined.push({ from, until });
    else if (last.until !== undefined)
      joined.splice(-1, 1, { from: last.from, until: later(last.until, until) });
  }
  return joined;
}

const later = (a: Instant, b: Instant | undefined): Instant | undefined => (b === undefined || b > a ? b : a);

/** The standstill that covers the end of a day or another moment: it began before it, and did not end before it. */
export const standingAt = (standstills: readonly Standstill[], at: Instant): Standstill | undefined =>
  standstills.find(({ from, until }) => from < at && (until === undefined || at <= until));

/** What is left of a span without the standstills; with `held` when it is cut by one that has not ended. */
export function runningIn(
  standstills: readonly Standstill[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): { readonly spans: readonly { readonly from: Instant; readonly to: Instant }[]; readonly held: boolean } {
  const spans: { from: Instant; to: Instant }[] = [];
  let start = from;
  for (const standstill of standstills) {
    if (standstill.from >= to) break;
    if (standstill.from > start) spans.push({ from: start, to: standstill.from });
    if (standstill.until === undefined) return { spans, held: true };
    if (standstill.until > start) start = standstill.until;
  }
  if (start < to) spans.push({ from: start, to });
  return { spans, held: false };
}
