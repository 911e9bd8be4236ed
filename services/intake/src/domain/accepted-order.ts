import type { Customer, Language, Segment, WorkOrder } from '@huiyin/contracts';
import type { Instant } from '@huiyin/kernel';

/** What a work order says about the service, in the branch's terms; nothing in it is about the customer's person. */
export interface OrderFacts {
  readonly orderId: string;
  readonly revision: number;
  readonly businessType: string;
  readonly team: string;
  readonly staff: readonly string[];
  readonly partner?: string | undefined;
  readonly segment: Segment;
  readonly language?: Language | undefined;
  readonly sourceChannel?: string | undefined;
  readonly promised?: { readonly from: Instant; readonly to: Instant } | undefined;
  readonly arrivedAt?: Instant | undefined;
  readonly completedAt: Instant;
  readonly outcome: WorkOrder['outcome'];
  readonly stages?: readonly { readonly name: string; readonly at: Instant }[] | undefined;
  readonly abnormal?: readonly string[] | undefined;
}

/** The person behind the order, in clear; goes into the contact envelope. */
export type Contact = Omit<Customer, 'segment' | 'language'>;

/** An order that passed every rule: moments are instants, phones without separators; still in clear. */
export interface AcceptedOrder {
  readonly facts: OrderFacts;
  readonly contact: Contact;
  /** Fields that may carry anything, as they came; absent when there are none. Goes into an envelope of its own. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}
