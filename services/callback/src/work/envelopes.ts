import { type Contact, contact, type GivenAnswers } from '@huiyin/contracts';
import { dayOf, type Instant } from '@huiyin/kernel';
import type { Log } from '@huiyin/lambda';
import { KeyDestroyed, KeyUnavailable, monthOf, open, seal } from '@huiyin/seal';
import { contactContext, wordsContext } from '@huiyin/vocabulary';
import type { Task } from '../domain/task.ts';
import type { DeskDeps } from './deps.ts';

type Deps = Pick<DeskDeps, 'branch' | 'keys'>;

/** What an agent sees of a customer; everything else stays in the envelope. */
const shownContact = contact.strip();

/**
 * Opens the customer's envelope; call it only for an agent who holds the task. Undefined when the month's key was destroyed,
 * and when the envelope does not open: that is logged as a fault, since one bad envelope must not stop the queue.
 * Throws when the key cannot be had just now.
 */
export async function openContact(
  { order, customer }: Task,
  { branch, keys }: Deps,
  log: Log,
): Promise<Contact | undefined> {
  const { sealedContact } = customer ?? {};
  if (sealedContact === undefined) return undefined;
  try {
    const key = await keys.privateKey(monthOf(sealedContact));
    return shownContact.parse(JSON.parse(open(key, sealedContact, contactContext(branch.branch, order))));
  } catch (error) {
    if (error instanceof KeyUnavailable) throw error;
    if (error instanceof KeyDestroyed) log.info('contact-key-destroyed', { month: error.month });
    else log.error('contact-unreadable', error);
    return undefined;
  }
}

/** The month whose key the task's contact still needs; it is readable without any key. */
export const contactMonthOf = ({ customer }: Task): string | undefined =>
  customer?.sealedContact === undefined ? undefined : monthOf(customer.sealedContact);

/** Seals what was said in one call, by question id, to the month in which it is recorded. */
export async function sealWords(
  words: GivenAnswers,
  { taskId, claimId }: { readonly taskId: string; readonly claimId: string },
  { branch, keys }: Deps,
  at: Instant,
): Promise<string> {
  const key = await keys.publicKey(dayOf(at, branch.zone).slice(0, 7));
  return seal(key, JSON.stringify(words), wordsContext(branch.branch, taskId, claimId));
}
