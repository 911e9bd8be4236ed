import { dayOf, parsePeriod, toInstant } from '@huiyin/calendar';
import type { BriefingDocument } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { MailLedger } from '@huiyin/post';
import { restatedSince } from '../domain/restated.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { briefingOfPeriod } from './briefing-of-period.ts';

export type ReadBriefingRefusal = 'no-such-period' | 'period-not-begun';

/** The briefing of the period by that name, as of now; one that was mailed says what late facts changed since. */
export const readBriefing =
  (deps: BriefingDeps & { readonly ledger: MailLedger }) =>
  async ({
    period: name,
  }: {
    readonly period: string;
  }): Promise<Outcome<BriefingDocument, ReadBriefingRefusal>> => {
    const period = parsePeriod(name);
    if (!period) return refuse('no-such-period');
    const today = dayOf(toInstant(deps.now()), deps.branch.zone);
    if (period.first > today) return refuse('period-not-begun');
    const [document, mails] = await Promise.all([
      briefingOfPeriod(deps)({ period, today }),
      deps.ledger.sentAbout({ about: period.name, day: period.last }),
    ]);
    const restated = restatedSince(document, mails);
    return done({ ...document, ...(restated && { restated }) });
  };
