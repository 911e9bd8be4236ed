import type { Mailing, MailLedger } from '@huiyin/post';

/** Ledger entries looked at: some two months of a branch with a dozen teams. */
const MAILINGS_SHOWN = 1000;

/** A period that reached somebody. */
export interface MailedPeriod {
  readonly period: string;
  readonly recipients: number;
  /** The last time. */
  readonly mailedAt: string;
}

/** The periods whose briefing of the branch reached somebody, the latest first. */
export const listMailed =
  ({ ledger }: { readonly ledger: MailLedger }) =>
  async (): Promise<MailedPeriod[]> => {
    const periods = new Map<string, MailedPeriod>();
    for (const { about, at } of (await ledger.latest(MAILINGS_SHOWN)).filter(isSent)) {
      const { recipients, mailedAt } = periods.get(about) ?? { recipients: 0, mailedAt: at };
      periods.set(about, {
        period: about,
        recipients: recipients + 1,
        mailedAt: [at, mailedAt].sort().at(-1) ?? at,
      });
    }
    return [...periods.values()];
  };

/** A team's has its team in what it is about. */
const isSent = ({ state, about }: Mailing): boolean => state === 'sent' && !about.includes('.');
