import { type BranchConfiguration, type ClaimedTask, customer } from '@huiyin/contracts';
import type { Log } from '@huiyin/lambda';
import { KeyDestroyed, type KeyRing, KeyUnavailable, monthOf, open } from '@huiyin/seal';
import type { Task } from './domain/task.ts';

/** What an agent sees of a customer; everything else stays in the envelope. */
const contact = customer.pick({ name: true, phones: true, address: true }).strip();

/**
 * Opens the customer's envelope; call it only for an agent who holds the task. Undefined when the month's key was destroyed,
 * and when the envelope does not open: that is logged as a fault, since one bad envelope must not stop the queue.
 * Throws when the key cannot be had just now.
 */
export async function openContact(
  { order, sealedContact }: Task,
  { branch }: BranchConfiguration,
  keys: KeyRing,
  log: Log,
): Promise<ClaimedTask['contact']> {
  if (sealedContact === undefined) return undefined;
  try {
    const key = await keys.privateKey(monthOf(sealedContact));
    return contact.parse(
      JSON.parse(open(key, sealedContact, [branch, order.orderId, String(order.revision)])),
    );
  } catch (error) {
    if (error instanceof KeyUnavailable) throw error;
    if (error instanceof KeyDestroyed) log.info('contact-key-destroyed', { month: error.month });
    else log.error('contact-unreadable', error);
    return undefined;
  }
}
