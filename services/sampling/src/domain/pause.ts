import { type Instant, plusMinutes } from '@huiyin/calendar';

/** A customer's contact budget over all business types: the orders that they are to be asked about, each until its days are over. */
export interface CustomerPause {
  readonly customerKey: string;
  /** None of an order that is not asked about after all, or once the customer is forgotten. */
  readonly asked: readonly { readonly orderId: string; readonly until: Instant }[];
  /** Nothing of it counts from this moment on. */
  readonly until: Instant;
}

export interface PauseRequest {
  readonly customerKey: string;
  readonly orderId: string;
  readonly at: Instant;
}

/** As `calling` of the branch says it. */
export interface ContactBudget {
  readonly contactsMax: number;
  readonly pauseDays: number;
}

const MINUTES_PER_DAY = 1440;

const isAsked = (pause: CustomerPause | undefined, orderId: string): boolean =>
  pause?.asked.some((each) => each.orderId === orderId) ?? false;

const askedAt = (pause: CustomerPause | undefined, at: Instant): CustomerPause['asked'] =>
  pause?.asked.filter(({ until }) => at < until) ?? [];

/** Do the callbacks of other orders keep this one from being asked for? */
export const isPausedFor = (
  pause: CustomerPause | undefined,
  { orderId, at }: Pick<PauseRequest, 'orderId' | 'at'>,
  { contactsMax }: Pick<ContactBudget, 'contactsMax'>,
): boolean => !isAsked(pause, orderId) && askedAt(pause, at).length >= contactsMax;

/** What is left to the customer as this order is asked about; for one that was asked about before nothing changes. */
export function beginPause(
  pause: CustomerPause | undefined,
  { customerKey, orderId, at }: PauseRequest,
  { pauseDays }: Pick<ContactBudget, 'pauseDays'>,
): CustomerPause {
  if (pause && isAsked(pause, orderId)) return pause;
  const until = plusMinutes(at, pauseDays * MINUTES_PER_DAY);
  const asked = [...askedAt(pause, at), { orderId, until }];
  return {
    customerKey,
    asked,
    until:
      asked
        .map((each) => each.until)
        .toSorted()
        .at(-1) ?? until,
  };
}

/** Nothing is held up for an order that is not asked about. */
export const endPause = (pause: CustomerPause, orderId: string): CustomerPause => ({
  ...pause,
  asked: pause.asked.filter((each) => each.orderId !== orderId),
});

/** Of a customer who is forgotten no order is left; what remains expires by itself. */
export const emptyPause = (pause: CustomerPause): CustomerPause => ({ ...pause, asked: [] });
