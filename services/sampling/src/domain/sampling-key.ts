import { addDays, type Day, type Instant, monthOfDay, periodContaining, startOfDay } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { windowEndOf } from './window.ts';

/** The events that a sampling key says. */
export type SamplingKeyEvent = 'sampling-key.committed';

/** The key by which a month's orders are drawn, as far as it may be known. */
export interface SamplingKey {
  /** `YYYY-MM`, of the orders' counted days. */
  readonly month: string;
  readonly commitment: string;
  readonly committedAt: Instant;
  /** Was it committed to before the first moment of the month? */
  readonly inTime: boolean;
  /** No order of the month is decided on any more from this moment on. */
  readonly windowsEndAt: Instant;
  /** 64 hexadecimal digits; absent until the windows have ended. */
  readonly key?: string | undefined;
  readonly revealedAt?: Instant | undefined;
}

type WindowsBranch = Pick<BranchConfiguration, 'businessTypes' | 'zone'>;

export const monthAfter = (month: string): string => monthOfDay(addDays(lastDayOf(month), 1));

const firstDayOf = (month: string): Day => `${month}-01`;
const lastDayOf = (month: string): Day => periodContaining(firstDayOf(month), 'month').last;

/** When the last window of the month's orders ends. */
export const windowsEndOf = (month: string, { businessTypes, zone }: WindowsBranch): Instant =>
  windowEndOf(
    lastDayOf(month),
    { windowDays: Math.max(...businessTypes.map(({ windowDays }) => windowDays)) },
    zone,
  );

/**
 * The months whose orders may be decided on today or tomorrow, the earliest first: those with a window that is open, this one, and the
 * next. Every one of them is to have its commitment; so the next month's is made a month ahead, and a run that fails is
 * made good by any other of that month.
 */
export function monthsToCommit(
  today: Day,
  { businessTypes }: Pick<WindowsBranch, 'businessTypes'>,
): readonly string[] {
  const windowDays = Math.max(...businessTypes.map((type) => type.windowDays));
  const months: string[] = [];
  const last = monthAfter(monthOfDay(today));
  for (let month = monthOfDay(addDays(today, -windowDays)); month <= last; month = monthAfter(month))
    months.push(month);
  return months;
}

/** A key of the key ring as it is published. */
export interface KeyMade {
  readonly month: string;
  readonly key: string;
  readonly commitment: string;
}

export interface KeyRuling {
  readonly next?: SamplingKey | undefined;
  readonly emits: readonly SamplingKeyEvent[];
}

const UNCHANGED: KeyRuling = { emits: [] };

/**
 * Commits to a month's key once and for ever. A window that a later configuration makes longer puts off the revealing; one that it
 * makes shorter does not bring it forward, since orders decided on before have the longer one.
 */
export function commitTo(
  found: SamplingKey | undefined,
  { month, commitment }: Omit<KeyMade, 'key'>,
  branch: WindowsBranch,
  at: Instant,
): KeyRuling {
  const windowsEndAt = windowsEndOf(month, branch);
  if (!found) {
    const inTime = at < startOfDay(firstDayOf(month), branch.zone);
    return {
      next: { month, commitment, committedAt: at, inTime, windowsEndAt },
      emits: ['sampling-key.committed'],
    };
  }
  const isLonger = found.key === undefined && windowsEndAt > found.windowsEndAt;
  return isLonger ? { next: { ...found, windowsEndAt }, emits: [] } : UNCHANGED;
}

/** Is nothing left to decide on under this key, and nobody knows it yet? */
export const isToReveal = ({ key, windowsEndAt }: SamplingKey, at: Instant): boolean =>
  key === undefined && at >= windowsEndAt;

/** Reveals a key whose windows have ended: `another-key` when it is not the one that was committed to. */
export function reveal(
  found: SamplingKey | undefined,
  { key, commitment }: KeyMade,
  at: Instant,
): Outcome<KeyRuling, 'another-key'> {
  if (!found || !isToReveal(found, at)) return done(UNCHANGED);
  if (found.commitment !== commitment) return refuse('another-key');
  return done({ next: { ...found, key, revealedAt: at }, emits: [] });
}
