import type { LimitStart, PauseReason } from '@huiyin/vocabulary';

/** How long something may take. Where a limit does not say what it runs from, it runs from the receipt. */
export type Limit =
  /** By the clock, day and night. */
  | { readonly hours: number; readonly from?: LimitStart | undefined }
  /** To the end of the n-th calendar day after the day from which it runs. */
  | { readonly days: number; readonly from?: LimitStart | undefined }
  /** To the closing of the n-th working day after the day from which it runs. */
  | { readonly workingDays: number; readonly from?: LimitStart | undefined }
  /** Opening hours only. */
  | { readonly workingHours: number }
  /** To noon of the next working day; what comes before a working day's opening, to noon of that day. */
  | { readonly nextNoon: true };

/** A limit stands still from a moment until another; without `until` it stands still today. */
export interface Pause {
  readonly reason: PauseReason;
  readonly from: string;
  readonly until?: string | undefined;
}
