import { addDays, type Day, type Period, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { digestOf, type MailLedger, type Post, type SendResult, sendOnce } from '@huiyin/post';
import { isEmpty } from '../domain/briefing.ts';
import { dueBriefings } from '../domain/due-briefings.ts';
import { keyFiguresOf } from '../domain/restated.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { briefingOfPeriod } from './briefing-of-period.ts';
import { letterWriter, type Recipient } from './write-letters.ts';

export interface MailBriefingsDeps extends BriefingDeps {
  readonly branch: BriefingDeps['branch'] & Pick<BranchConfiguration, 'briefing'>;
  readonly ledger: MailLedger;
  readonly post: Post;
}

export interface MailBriefingsCommand {
  /** The day whose due briefings are mailed. */
  readonly today: Day;
  readonly traceId: string;
}

/** What became of one letter; `late`: it was due before today. */
export type BriefingMailed = SendResult & { readonly period: string; readonly late: boolean };

/**
 * Mails the briefings that are due, each once per recipient. One recipient's failure does not keep the others waiting.
 * A period without anything to say is not mailed.
 */
export const mailBriefings =
  (deps: MailBriefingsDeps) =>
  async ({ today, traceId }: MailBriefingsCommand): Promise<readonly BriefingMailed[]> => {
    const results: BriefingMailed[] = [];
    for (const period of dueBriefings(today)) {
      const recipients = await recipientsWaiting(deps, period);
      if (recipients.length === 0) continue;
      // Before the facts are read: what comes meanwhile may be in or not, what came before is in.
      const asOf = toInstant(deps.now());
      const document = await briefingOfPeriod(deps)({ period, today });
      if (isEmpty(document)) continue;
      const write = letterWriter(document, asOf);
      const figures = keyFiguresOf(document);
      for (const recipient of recipients) {
        const sent = await sendOnce(deps)({
          mailing: mailingOf(period, recipient),
          figures,
          write: (at) => write(recipient, at),
          traceId,
        });
        results.push({ period: period.name, late: addDays(period.last, 1) < today, ...sent });
      }
    }
    return results;
  };

/** Those who asked for this kind of period, are not known to have it, and may get it. */
async function recipientsWaiting(
  { branch, ledger }: MailBriefingsDeps,
  period: Period,
): Promise<Recipient[]> {
  const waiting: Recipient[] = [];
  for (const recipient of branch.briefing.recipients) {
    if (!recipient.periods.includes(period.kind)) continue;
    const entry = await ledger.entry(mailingOf(period, recipient));
    if (entry?.state !== 'sent' && entry?.state !== 'refused') waiting.push(recipient);
  }
  return waiting;
}

const mailingOf = ({ name, last }: Period, { address }: Recipient) => ({
  about: name,
  day: last,
  recipient: digestOf(address),
});
