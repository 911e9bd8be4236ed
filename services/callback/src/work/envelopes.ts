import { dayOf, type Instant, monthOfDay } from '@huiyin/calendar';
import {
  type Contact,
  contact,
  type GivenAnswers,
  linesOf,
  type OpenedWords,
  type SealedWords,
} from '@huiyin/contracts';
import type { Log } from '@huiyin/lambda';
import { KeyDestroyed, KeyUnavailable, monthOf, open, seal } from '@huiyin/seal';
import { contactContext, contextOfCaseWords, type EnvelopeContext, wordsContext } from '@huiyin/vocabulary';
import type { CaseTask, Task } from '../domain/task.ts';
import type { DeskDeps } from './deps.ts';

type Deps = Pick<DeskDeps, 'branch' | 'keys'>;

/** What an agent sees of a customer; everything else stays in the envelope. */
const shownContact = contact.strip();

/**
 * What an envelope holds; call it only for an agent who holds the task. Undefined when the month's key was destroyed, and
 * when it does not open: that is logged as a fault, since one bad envelope must not stop the queue.
 * Throws when the key cannot be had just now.
 */
async function openOne<Content>(
  sealed: string,
  context: EnvelopeContext,
  read: (text: string) => Content,
  { keys }: Deps,
  log: Log,
): Promise<Content | undefined> {
  try {
    return read(open(await keys.privateKey(monthOf(sealed)), sealed, context));
  } catch (error) {
    if (error instanceof KeyUnavailable) throw error;
    if (error instanceof KeyDestroyed) log.info('contact-key-destroyed', { month: error.month });
    else log.error('contact-unreadable', error);
    return undefined;
  }
}

/** The customer of a task in clear; undefined once forgotten, and where the envelope does not open. */
export async function openContact(
  { order, customer }: Task,
  deps: Deps,
  log: Log,
): Promise<Contact | undefined> {
  const { sealedContact } = customer ?? {};
  if (sealedContact === undefined) return undefined;
  const context = contactContext(deps.branch.branch, order);
  return openOne(sealedContact, context, (text) => shownContact.parse(JSON.parse(text)), deps, log);
}

/** What a second callback is about, in clear; what does not open is left out. */
export async function openMatter(
  { caseId, matter = [] }: CaseTask,
  deps: Deps,
  log: Log,
): Promise<OpenedWords[]> {
  const openWords = (words: SealedWords): Promise<OpenedWords | undefined> => {
    const { kind, at, sealed } = words;
    const read = (text: string) => ({ kind, at, text: linesOf(kind, text, deps.branch) });
    return openOne(sealed, contextOfCaseWords(deps.branch.branch, caseId, words), read, deps, log);
  };
  const opened = await Promise.all(matter.map(openWords));
  return opened.filter((each) => each !== undefined);
}

/** Seals what was said in one call, by question id, to the month in which it is recorded. */
export async function sealWords(
  words: GivenAnswers,
  { taskId, claimId }: { readonly taskId: string; readonly claimId: string },
  { branch, keys }: Deps,
  at: Instant,
): Promise<string> {
  const key = await keys.publicKey(monthOfDay(dayOf(at, branch.zone)));
  return seal(key, JSON.stringify(words), wordsContext(branch.branch, taskId, claimId));
}
