import type { Customer, EventData } from '@huiyin/contracts';
import type { Classification } from '@huiyin/vocabulary';

/** What else an order says about the service; nothing in it is about the customer's person. Moments are UTC instants. */
export type OrderDetails = Omit<EventData<'work-order.recorded'>, 'order' | 'recordedAt' | 'customer'>;

/** The person behind the order; goes into the contact envelope. */
export type ContactInClear = Omit<Customer, 'segment' | 'language'>;

/** An order that passed every rule: moments are instants, phones without separators; still in clear. */
export interface AcceptedOrder {
  /** The counted day, and since when the order is known, are the recording's to say. */
  readonly order: Omit<Classification, 'countedDay' | 'knownSince'>;
  readonly details: OrderDetails;
  readonly contact: ContactInClear;
  /** Fields that may carry anything, as they came; absent when there are none. Goes into an envelope of its own. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}
