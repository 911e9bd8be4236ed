import type { EventData } from '@huiyin/contracts';
import type { Day, Instant } from '@huiyin/kernel';
import type { OrderFacts } from './accepted-order.ts';

export type SealedCustomer = NonNullable<EventData<'work-order.recorded'>['customer']>;

/** A work order as intake keeps it: the latest revision, and the day that never moves. */
export interface KeptOrder extends OrderFacts {
  /** Branch day of completion in the first accepted revision. */
  readonly countedDay: Day;
  /** When this revision was recorded. */
  readonly recordedAt: Instant;
  /** Keyed hash of the normalised order in clear; tells whether a revision comes again with other content. */
  readonly fingerprint: string;
  /** Absent once the customer is forgotten. */
  readonly customer?: SealedCustomer | undefined;
  readonly sealedExtra?: string | undefined;
}

export type Arrival = 'first' | 'corrects' | 'duplicate' | 'superseded' | 'conflict';

/** What an arriving revision is to the one that is kept. */
export function compare(
  kept: Pick<KeptOrder, 'revision' | 'fingerprint'> | undefined,
  arriving: Pick<KeptOrder, 'revision' | 'fingerprint'>,
): Arrival {
  if (!kept) return 'first';
  if (arriving.revision > kept.revision) return 'corrects';
  if (arriving.revision < kept.revision) return 'superseded';
  return arriving.fingerprint === kept.fingerprint ? 'duplicate' : 'conflict';
}

/** The order without anything of its customer; undefined when there was nothing left to forget. */
export function forgetCustomer(order: KeptOrder, customerKeys: ReadonlySet<string>): KeptOrder | undefined {
  const { customer, sealedExtra, ...rest } = order;
  return customer && customerKeys.has(customer.customerKey) ? rest : undefined;
}
