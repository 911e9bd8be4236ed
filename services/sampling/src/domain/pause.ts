import { type Instant, plusMinutes } from '@huiyin/calendar';

/** How long a customer is left alone: an order of theirs is to be asked about, and no other until that moment. */
export interface Pause {
  readonly customerKey: string;
  /** Absent once that order is not asked about after all, or the customer is forgotten. */
  readonly orderId?: string | undefined;
  readonly until: Instant;
}

export interface PauseRequest {
  readonly customerKey: string;
  readonly orderId: string;
  readonly at: Instant;
}

const MINUTES_PER_DAY = 1440;

/** Does another order's callback keep this one from being asked for? */
export const isPausedFor = (pause: Pause | undefined, { orderId, at }: PauseRequest): boolean =>
  pause?.orderId !== undefined && pause.orderId !== orderId && at < pause.until;

/** The pause that begins as this order is asked about; the one that it began before goes on as it was. */
export const beginPause = (
  pause: Pause | undefined,
  { customerKey, orderId, at }: PauseRequest,
  pauseDays: number,
): Pause =>
  pause?.orderId === orderId
    ? pause
    : { customerKey, orderId, until: plusMinutes(at, pauseDays * MINUTES_PER_DAY) };

/** Nothing is held up for an order that is not asked about. */
export function endPause({ orderId: _, ...pause }: Pause): Pause {
  return pause;
}
