import type { Pace } from '@huiyin/contracts';

/** What a caller may still call at once, and as of when (epoch milliseconds). */
export interface Allowance {
  readonly left: number;
  readonly atMs: number;
}

/**
 * One more call of a caller: taken, or in how many whole seconds it would be. An allowance fills up again at the pace's rate to what it
 * takes at once (a token bucket); a clock that goes back fills nothing. What is refused costs the caller nothing.
 */
export function takeCall(
  before: Allowance | undefined,
  { perSecond, atOnce }: Pace,
  nowMs: number,
): { readonly allowance: Allowance; readonly waitSeconds?: number } {
  const passedMs = Math.max(0, nowMs - (before?.atMs ?? nowMs));
  const left = Math.min(atOnce, (before?.left ?? atOnce) + (passedMs * perSecond) / 1000);
  const atMs = Math.max(nowMs, before?.atMs ?? nowMs);
  if (left >= 1) return { allowance: { left: left - 1, atMs } };
  return { allowance: { left, atMs }, waitSeconds: Math.max(1, Math.ceil((1 - left) / perSecond)) };
}

/** More callers than any branch has; whoever called longest ago is forgotten first, and begins anew. */
const CALLERS_MAX = 10_000;

/** The allowances that this instance of the function remembers. Answers in how many seconds the caller may come again; undefined: now. */
export function callerPaces(nowMs: () => number, callersMax = CALLERS_MAX) {
  const allowances = new Map<string, Allowance>();
  return (route: string, caller: string, pace: Pace): number | undefined => {
    const key = `${route} ${caller}`;
    const { allowance, waitSeconds } = takeCall(allowances.get(key), pace, nowMs());
    // Laid in anew, so that the first of the map is whoever called longest ago.
    allowances.delete(key);
    allowances.set(key, allowance);
    if (allowances.size > callersMax)
      for (const oldest of allowances.keys()) {
        allowances.delete(oldest);
        break;
      }
    return waitSeconds;
  };
}
