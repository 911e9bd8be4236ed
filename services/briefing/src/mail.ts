import type { BranchConfiguration } from '@huiyin/contracts';
import { type Clock, dayOf, Fault, type Period, toInstant } from '@huiyin/kernel';
import type { Log, ScheduledRun } from '@huiyin/lambda';
import { isEmpty } from './domain/briefing.ts';
import { dueBriefings } from './domain/due-briefings.ts';
import { judgeMailing } from './domain/mailing.ts';
import { digestOf, letterWriter } from './letter.ts';
import type { Letter, Post } from './post.ts';
import { readBriefing } from './read-briefing.ts';
import type { BriefingStore, SavedBy } from './store.ts';
import { type Terms, termsOf } from './terms.ts';

export interface MailParts extends Terms {
  readonly store: BriefingStore;
  readonly post: Post;
  readonly now: Clock;
}

type Recipient = BranchConfiguration['briefing']['recipients'][number];
type Ended = 'sent' | 'already-sent' | 'in-hand' | 'failed';

/**
 * Mails the briefings that are due on the day the run was scheduled for, each once per recipient. One recipient's failure
 * does not keep the others waiting; it makes the run end with a fault, so that it is tried again.
 */
export async function mailDueBriefings(
  parts: MailParts,
  { scheduledAt, traceId, log }: ScheduledRun,
): Promise<void> {
  const today = dayOf(scheduledAt, parts.branch.zone);
  let unfinished = 0;
  for (const period of dueBriefings(today)) {
    const recipients = await thoseWaiting(parts, period);
    if (recipients.length === 0) continue;
    const document = await readBriefing(parts.store, termsOf(parts), period, today);
    if (isEmpty(document)) continue;
    const write = letterWriter(document);
    for (const recipient of recipients) {
      const entry = entryOf(period, recipient);
      const result = await mailOnce(parts, entry, () => write(recipient, parts.now()), traceId, log);
      log.info('briefing-mailed', { period: period.name, result });
      if (result === 'in-hand' || result === 'failed') unfinished += 1;
    }
  }
  if (unfinished > 0) throw new Fault('briefings-not-mailed', 'Some briefings could not be mailed');
}

/** Those who asked for this kind of period and are not known to have it. */
async function thoseWaiting({ branch, store }: MailParts, period: Period): Promise<Recipient[]> {
  const waiting: Recipient[] = [];
  for (const recipient of branch.briefing.recipients) {
    if (!recipient.periods.includes(period.kind)) continue;
    const entry = await store.mailing(entryOf(period, recipient));
    if (entry?.state.state !== 'sent') waiting.push(recipient);
  }
  return waiting;
}

/** Claimed in the ledger, then sent, then marked. What was claimed and never marked is sent again later. */
async function mailOnce(
  { store, post, now }: MailParts,
  entry: ReturnType<typeof entryOf>,
  write: () => Promise<Letter>,
  traceId: string,
  log: Log,
): Promise<Ended> {
  const found = await store.mailing(entry);
  const at = toInstant(now());
  const judged = judgeMailing(found?.state, at);
  if (judged !== 'send') return judged;
  const claimed = found?.version ?? 0;
  const by: SavedBy = { traceId, at };
  if (!(await store.saveMailing({ ...entry, state: 'claimed', at }, claimed, by))) return 'in-hand';
  const sent = await wasTaken(async () => post.send(await write()), log);
  const state = sent ? 'sent' : 'failed';
  await store.saveMailing({ ...entry, state, at: toInstant(now()) }, claimed + 1, by);
  return state;
}

async function wasTaken(send: () => Promise<void>, log: Log): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    log.error('letter-not-taken', error);
    return false;
  }
}

const entryOf = ({ name, last }: Period, { address }: Recipient) => ({
  period: name,
  last,
  recipient: digestOf(address),
});
